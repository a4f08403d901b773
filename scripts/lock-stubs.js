// What a lock file written behind an incomplete registry lacks: npm silently leaves out platform
// packages it cannot see, and `npm ci` on that platform then fails with "Missing: … from lock file".
// A stub names the exact version and the platform; npm fetches the package by it where it is needed.

const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const processors = {
  arm: /^arm-/,
  arm64: /^arm64/,
  ia32: /^ia32/,
  loong64: /^loong64/,
  ppc64: /^ppc64/,
  riscv64: /^riscv64/,
  s390x: /^s390x/,
  x64: /^x64/,
};

/** The stubs that the lock needs, by path; empty for a complete one. */
function missingStubs(lock) {
  const stubs = {};
  for (const [path, parent] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
      const known = lock.packages[`${path}/node_modules/${name}`] ?? lock.packages[`node_modules/${name}`];
      if (known === undefined) stubs[`node_modules/${name}`] = stubOf(name, version, parent);
    }
  }
  return stubs;
}

function stubOf(name, version, parent) {
  const [system, rest] = platformOf(name);
  const processor = Object.keys(processors).find((key) => processors[key].test(rest));
  if (processor === undefined)
    throw new Error(`no processor known in the package name '${name}'; add it to scripts/lock-stubs.js`);
  return {
    version,
    cpu: [processor],
    ...(parent.dev && { dev: true }),
    ...(system === 'linux' && { libc: [/musl/.test(rest) ? 'musl' : 'glibc'] }),
    optional: true,
    os: [system],
  };
}

function platformOf(name) {
  for (const system of systems) {
    const at = name.lastIndexOf(`${system}-`);
    if (at >= 0) return [system, name.slice(at + system.length + 1)];
  }
  throw new Error(`no operating system known in the package name '${name}'; add it to scripts/lock-stubs.js`);
}

module.exports = { missingStubs };
