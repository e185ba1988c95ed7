// Random programs of the whole catalogue: the policy that is emitted for a program allows each of its requests, and without any one
// pair of action and resource it refuses one of them; an action on what only another action needs is refused;
// and with conditions of the project, what fails one is refused.
//
//   npm install && npm run random                 seed 1, 200 programs
//   npm run random -- <seed> <programs> [--verbose]

import { execFileSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { allows } from './simulate.mjs'

const verbose = process.argv.includes('--verbose')
const [seed = '1', count = '200'] = process.argv.slice(2).filter(argument => argument !== '--verbose')
const project = join(dirname(fileURLToPath(import.meta.url)), 'Programs')
execFileSync('dotnet', ['build', project, '-v', 'quiet', '-nologo'], { stdio: 'inherit' })
const programs = JSON.parse(
  execFileSync('dotnet', ['run', '--no-build', '--project', project, '--', seed, count], { encoding: 'utf8', maxBuffer: 1 << 28 }),
)

const tally = { programs: programs.length, requests: 0, refused: 0, met: 0, failed: 0, pairs: 0, notAsked: 0, openFirst: 0, wrong: 0 }
for (const program of programs) await check(program)
console.log(
  `seed ${seed}: ${tally.programs} programs, ${tally.requests} requests allowed, ${tally.refused} crossed ones refused, ${tally.pairs} pairs each needed, ` +
    `${tally.met} requests that meet the project's conditions allowed, ${tally.failed} that fail one refused, ` +
    `${tally.notAsked} requests that the simulator does not take, ${tally.openFirst} whose pattern begins with a wildcard, ${tally.wrong} wrong`,
)
process.exitCode = tally.wrong === 0 && tally.requests > 0 && tally.pairs > 0 && tally.refused > 0 && tally.met > 0 && tally.failed > 0 ? 0 : 1

async function check({ calls, policy, requests, crossed, conditioned }) {
  const asked = []
  for (const request of requests) {
    let answer
    try {
      answer = await allows(policy, request.action, request.resource, request.context)
    } catch (error) {
      tally.notAsked++
      if (verbose) console.error(`not asked: ${error.message}`)
      continue
    }
    asked.push(request)
    if (answer) tally.requests++
    else if (isOpenFirst(policy, request)) tally.openFirst++
    else wrong(calls, `${request.action} on ${request.resource} is refused`)
  }

  // An action on a resource that only another action needs: refused, or no question at all where the action takes no such type.
  for (const request of crossed) {
    const answer = await ask(policy, request)
    if (answer === false) tally.refused++
    if (answer) wrong(calls, `${request.action} on ${request.resource} is allowed`)
  }

  // With conditions of the project: what meets them all is allowed as before, what fails one is refused.
  for (const request of conditioned.allowed) {
    if (isOpenFirst(policy, request)) continue
    const answer = await ask(conditioned.policy, request)
    if (answer) tally.met++
    else if (answer === false) wrong(calls, `${request.action} on ${request.resource} is refused though it meets the conditions`)
  }
  for (const request of conditioned.refused) {
    const answer = await ask(conditioned.policy, request)
    if (answer === false) tally.failed++
    else if (answer) wrong(calls, `${request.action} on ${request.resource} is allowed though it fails a condition`)
  }

  for (const [without, action, resource] of withoutOnePair(policy)) {
    const same = asked.filter(request => request.action === action)
    if (same.length < requests.filter(request => request.action === action).length) continue
    if (same.some(request => isOpenFirst(policy, request))) continue
    let refused = false
    for (const request of same) refused ||= !(await allows(without, action, request.resource, request.context))
    if (refused) tally.pairs++
    else wrong(calls, `${action} on ${resource} is not needed`)
  }
}

// Undefined where the simulator does not take the question.
function ask(policy, { action, resource, context }) {
  return allows(policy, action, resource, context).catch(() => undefined)
}

// IAM's guide says that the resource type takes no wildcard; the simulator holds the first segment of each resource to that, also
// where the service's ARNs begin with a name (codepipeline:.../*/stage). Such patterns are counted, not judged.
function isOpenFirst(policy, { action, resource }) {
  return policy.Statement.filter(statement => statement.Action.includes(action))
    .flatMap(statement => statement.Resource)
    .some(pattern => /^\*[/:]/.test(pattern.split(':').slice(5).join(':')) && matches(pattern, resource))
}

function matches(pattern, text) {
  return new RegExp(`^${pattern.replaceAll(/[.+^()|[\]\\{}$]/g, '\\$&').replaceAll('*', '.*').replaceAll('?', '.')}$`).test(text)
}

// The policy without one pair of one statement: the statement without the action, and one for the action on its other resources.
// Conditional statements are for reviewers to drop, so a pair of another statement is needed even where they hold it, too.
function* withoutOnePair(policy) {
  for (const statement of policy.Statement) {
    const others = policy.Statement.filter(one => one !== statement && (isConditional(statement) || !isConditional(one)))
    for (const action of statement.Action) {
      for (const resource of statement.Resource) {
        const rest = [
          { ...statement, Action: statement.Action.filter(one => one !== action) },
          { ...statement, Sid: statement.Sid + 'Rest', Action: [action], Resource: statement.Resource.filter(one => one !== resource) },
        ].filter(one => one.Action.length > 0 && one.Resource.length > 0)
        yield [{ ...policy, Statement: [...others, ...rest] }, action, resource]
      }
    }
  }
}

function isConditional(statement) {
  return statement.Sid.startsWith('Conditional')
}

function wrong(calls, text) {
  tally.wrong++
  console.error(`${calls.join(', ')}: ${text}, which is wrong.`)
}
