import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { AssetHashType, DockerImage } from 'aws-cdk-lib/core';
import { bundleInto, type Handler, projectRoot } from './bundling';

/** The code of a function: as the package brings it, or bundled from its source in the repository. */
export function functionCode(handler: Handler): lambda.Code {
  const built = join(projectRoot, 'lambda', handler);
  return existsSync(built) ? lambda.Code.fromAsset(built) : fromSource(handler);
}

function fromSource(handler: Handler): lambda.Code {
  return lambda.Code.fromAsset(join(projectRoot, 'lambda'), {
    // What is bundled comes from other folders and packages too.
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // Bundling on this machine always succeeds or throws, so that no image is ever started.
      image: DockerImage.fromRegistry('none'),
      // The CDK keeps assets of one folder apart by what their images would be told.
      command: [handler],
      local: {
        tryBundle: (folder) => {
          bundleInto(folder, handler);
          return true;
        },
      },
    },
  });
}
