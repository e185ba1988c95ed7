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
  const response = await run(policy, action, resource, contextVariables)
  if (response.resultType === 'error') throw new Error(`${action} on ${resource}: ${JSON.stringify(response.errors)}`)
  return response.overallResult === 'Allowed'
}

// The decision in full: Allowed, ImplicitlyDenied or ExplicitlyDenied. Undefined where the simulator does not take the question as it
// is: it refuses the policy or the resource, or leaves out keys that its data does not have for the action, or throws at them.
export async function decide(policy, action, resource, contextVariables) {
  const response = await run(policy, action, resource, contextVariables).catch(error => ({ resultType: 'error', error }))
  return response.resultType === 'single' && response.result.ignoredContextKeys.length === 0 ? response.overallResult : undefined
}

function run(policy, action, resource, contextVariables) {
  return runSimulation(
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
}

function isOfRole(action) {
  return ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'].includes(action)
}
