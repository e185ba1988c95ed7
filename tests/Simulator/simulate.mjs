// One question to the independent simulator: does a policy allow a request? All policies of the request but the emitted one are open,
// so that the answer is the emitted policy's.

import { runSimulation } from '@cloud-copilot/iam-simulate'

export const account = '111122223333'

// The policy that AWS gives each new key: without it no identity policy counts for the key. A role's trust policy is of the same kind.
const keyPolicy = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'kms:*', Resource: '*' }],
}
const trustPolicy = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'] }],
}

export async function allows(policy, action, resource, contextVariables) {
  const response = await runSimulation(
    {
      identityPolicies: [{ name: 'emitted', policy }],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      resourcePolicy: action.startsWith('kms:') ? keyPolicy : isOfRole(action) ? trustPolicy : undefined,
      request: {
        principal: `arn:aws:iam::${account}:role/program`,
        action,
        resource: { resource, accountId: account },
        contextVariables,
      },
    },
    {},
  )
  if (response.resultType === 'error') throw new Error(`${action} on ${resource}: ${JSON.stringify(response.errors)}`)
  return response.overallResult === 'Allowed'
}

function isOfRole(action) {
  return ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'].includes(action)
}
