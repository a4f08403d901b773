interface Resource {
  readonly Type: string;
  readonly [member: string]: unknown;
}

interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs?: Readonly<Record<string, unknown>>;
  readonly [section: string]: unknown;
}

export interface Reduced {
  readonly template: Template;
  /** What was taken out: resources as `id (type)`, outputs as `output NAME`. */
  readonly removed: readonly string[];
}

/**
 * The template without resources of types that the emulator does not know, and without the outputs that
 * tell of them. Throws if a resource that stays refers to one of them, since that would deploy something else.
 */
export function withoutTypes(template: Template, types: readonly string[]): Reduced {
  return without(template, ({ Type }) => types.includes(Type));
}

/** The template without alarms on a combination of metrics: the emulator knows those on one metric. */
export function withoutMetricMath(template: Template): Reduced {
  return without(template, ({ Type, Properties }) => {
    const isAlarm =
      Type === 'AWS::CloudWatch::Alarm' && typeof Properties === 'object' && Properties !== null;
    return isAlarm && 'Metrics' in Properties;
  });
}

function without(template: Template, isGone: (resource: Resource) => boolean): Reduced {
  const gone = Object.entries(template.Resources).filter(([, resource]) => isGone(resource));
  const ids = new Set(gone.map(([id]) => id));
  const outputs = Object.keys(template.Outputs ?? {}).filter((name) => refers(template.Outputs?.[name], ids));
  const kept = {
    ...template,
    Resources: unordered(omit(template.Resources, ids), ids),
    ...(template.Outputs ? { Outputs: omit(template.Outputs, new Set(outputs)) } : {}),
  };
  const broken = Object.keys(kept.Resources).filter((id) => refers(kept.Resources[id], ids));
  if (broken.length > 0) {
    throw new Error(`${broken.join(', ')} refer to ${[...ids].join(', ')}, which the emulator does not know`);
  }
  return {
    template: kept,
    removed: [...gone.map(([id, { Type }]) => `${id} (${Type})`), ...outputs.map((name) => `output ${name}`)],
  };
}

/** What was only to be made after something that is gone needs not wait for it. */
function unordered(
  resources: Readonly<Record<string, Resource>>,
  ids: ReadonlySet<string>,
): Readonly<Record<string, Resource>> {
  const free = (resource: Resource): Resource => {
    const { DependsOn } = resource;
    if (!Array.isArray(DependsOn)) return resource;
    return { ...resource, DependsOn: DependsOn.filter((id) => !ids.has(id)) };
  };
  return Object.fromEntries(Object.entries(resources).map(([id, resource]) => [id, free(resource)]));
}

/** The template with rules merely enabled: the emulator knows no other state, and has no read-only events. */
export function withKnownRuleState(template: Template): {
  readonly template: Template;
  readonly changed: readonly string[];
} {
  const rules = Object.entries(template.Resources).filter(([, { Type }]) => Type === 'AWS::Events::Rule');
  const enabled = rules.map(([id, rule]) => {
    const properties = typeof rule.Properties === 'object' ? rule.Properties : {};
    return [id, { ...rule, Properties: { ...properties, State: 'ENABLED' } }] as const;
  });
  return {
    template: { ...template, Resources: { ...template.Resources, ...Object.fromEntries(enabled) } },
    changed: rules.map(([id]) => `the state of ${id}`),
  };
}

function omit<T>(members: Readonly<Record<string, T>>, names: ReadonlySet<string>): Record<string, T> {
  return Object.fromEntries(Object.entries(members).filter(([name]) => !names.has(name)));
}

/** Whether a value names one of the ids: by Ref, GetAtt, DependsOn, or within the text of a Sub. */
function refers(value: unknown, ids: ReadonlySet<string>): boolean {
  if (typeof value === 'string') {
    return (
      ids.has(value) || [...ids].some((id) => value.includes(`\${${id}}`) || value.includes(`\${${id}.`))
    );
  }
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((inner) => refers(inner, ids));
}
