// Rotates the keys that sign access tokens. The secret is a JSON web key set of three: the first
// signs; the second is already published and signs after the next rotation; the third signed before
// this one. So while tasks are replaced one by one, every task knows the key that any other signs
// with.
const { generateKeyPairSync, randomUUID } = require('node:crypto');

const fresh = () => ({
  ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }),
  kid: randomUUID(),
  use: 'sig',
});

const rotated = (text) => {
  let old = [];
  try {
    old = JSON.parse(text).keys ?? [];
  } catch {
    // The first value is no key set.
  }
  const [signed, next = fresh()] = old;
  return JSON.stringify({ keys: [next, fresh(), ...(signed ? [signed] : [])] });
};

exports.rotated = rotated;

exports.handler = async ({ SecretId, ClientRequestToken, Step }) => {
  const secrets = new (require('@aws-sdk/client-secrets-manager').SecretsManager)();
  const { VersionIdsToStages: stages } = await secrets.describeSecret({ SecretId });
  if (!stages[ClientRequestToken]) throw new Error('No such version');
  if (stages[ClientRequestToken].includes('AWSCURRENT')) {
    // Tried again: what it failed at may have been the restart, without which tasks would go on
    // signing with a key that the next set no longer has.
    if (Step === 'finishSecret') await restart();
    return;
  }
  if (Step === 'createSecret') {
    if (await exists(secrets, SecretId, ClientRequestToken)) return;
    const { SecretString } = await secrets.getSecretValue({ SecretId });
    await secrets.putSecretValue({
      SecretId, ClientRequestToken, SecretString: rotated(SecretString), VersionStages: ['AWSPENDING'],
    });
  } else if (Step === 'finishSecret') {
    await secrets.updateSecretVersionStage({
      SecretId, VersionStage: 'AWSCURRENT', MoveToVersionId: ClientRequestToken,
      RemoveFromVersionId: Object.keys(stages).find((id) => stages[id].includes('AWSCURRENT')),
    });
    await restart();
  }
};

const exists = (secrets, SecretId, VersionId) =>
  secrets.getSecretValue({ SecretId, VersionId, VersionStage: 'AWSPENDING' }).then(
    () => true,
    (fault) => {
      if (fault.name === 'ResourceNotFoundException') return false;
      throw fault;
    });

// Tasks read the keys when they start. Before the first deployment there is nothing to restart.
const restart = () =>
  new (require('@aws-sdk/client-ecs').ECS)()
    .updateService({
      cluster: process.env.CLUSTER, service: process.env.SERVICE, forceNewDeployment: true,
    })
    .catch((fault) => {
      if (!/^(Cluster|Service)Not(Found|Active)Exception$/.test(fault.name)) throw fault;
    });
