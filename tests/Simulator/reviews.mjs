// Random programs and reviewed policies: what our review says of a need, an independent simulator says of its requests; after an update each
// request is allowed but for what the policy denies, and a pruning takes nothing away that a need uses.
//
//   npm install && npm run reviews                 seed 1, 10,000 cases
//   npm run reviews -- <seed> <cases> [--verbose]

import { execFileSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { decide } from './simulate.mjs'

const verbose = process.argv.includes('--verbose')
const [seed = '1', count = '10000'] = process.argv.slice(2).filter(argument => argument !== '--verbose')
const project = join(dirname(fileURLToPath(import.meta.url)), 'Reviews')
execFileSync('dotnet', ['build', project, '-v', 'quiet', '-nologo'], { stdio: 'inherit' })

const tally = { cases: 0, needs: 0, allowed: 0, refused: 0, pattern: 0, notAsked: 0, openFirst: 0, updated: 0, denied: 0, pruned: 0, kept: 0, wrong: 0 }
for (let round = 0; tally.cases < Number(count) && round < 5; round++) {
  const most = Math.ceil((Number(count) - tally.cases) * 1.1) + 10
  const text = execFileSync('dotnet', ['run', '--no-build', '--project', project, '--', String(Number(seed) + round * 1_000_003), String(most)], { encoding: 'utf8', maxBuffer: 1 << 30 })
  for (const line of text.trimEnd().split('\n')) if (tally.cases < Number(count)) await check(JSON.parse(line))
}

console.log(
  `seed ${seed}: ${tally.cases} cases, ${tally.needs} needs: ${tally.allowed} allowed and ${tally.refused} refused by both, ${tally.pattern} are patterns that the policy allows in part; ` +
    `after an update ${tally.updated} requests allowed, ${tally.denied} denied by the policy itself; ${tally.pruned} policies pruned, ${tally.kept} requests allowed before and after; ` +
    `${tally.notAsked} requests that the simulator does not take, ${tally.openFirst} that it holds to a type in plain text; ${tally.wrong} wrong`,
)
process.exitCode = tally.wrong === 0 && tally.cases === Number(count) && tally.allowed * tally.refused * tally.updated * tally.pruned * tally.kept > 0 ? 0 : 1

async function check(one) {
  tally.cases++
  const [policy, updated, pruned] = [one.policy, one.updated, one.pruned].map(text => JSON.parse(text))
  if (one.hasPruned) tally.pruned++
  for (const need of one.needs) {
    const answers = []
    for (const request of need.requests) {
      const [before, after, left] = await Promise.all([policy, updated, pruned].map(each => decide(each, request.action, request.resource, request.context)))
      if (before === undefined || after === undefined || left === undefined) {
        tally.notAsked++
        continue
      }

      answers.push({ request, before })

      // An update never takes a denial back.
      if (after === 'Allowed') tally.updated++
      else if (after === 'ExplicitlyDenied' && before === 'ExplicitlyDenied') tally.denied++
      else judge(one, request, `after an update it is ${after}`, updated)

      // Pruning changes no answer to what is needed.
      if (left === before) tally.kept += before === 'Allowed' ? 1 : 0
      else judge(one, request, `${before} became ${left} by pruning`, policy, pruned)
    }

    if (answers.length < need.requests.length) continue
    tally.needs++
    const refusal = answers.find(({ before }) => before !== 'Allowed')
    if (need.verdict === 'Covered') {
      if (refusal === undefined) tally.allowed++
      else judge(one, refusal.request, `the review says that it is allowed, and it is ${refusal.before}`, policy)
    } else if (refusal !== undefined) {
      tally.refused++
    } else if (!need.isExact) {
      tally.pattern++
    } else {
      judge(one, answers[0].request, `the review says ${need.verdict}, and it is allowed`, policy)
    }
  }
}

function judge(one, request, text, ...policies) {
  if (policies.some(policy => isOpenFirst(policy, request))) {
    tally.openFirst++
    return
  }

  tally.wrong++
  if (verbose || tally.wrong <= 20) console.error(`${request.action} on ${request.resource}: ${text}, which is wrong.\n    ${JSON.stringify(request.context)}\n    ${one.policy}\n    ${policies.map(policy => JSON.stringify(policy)).join('\n    ')}`)
}

// See random.mjs: a wildcard where the simulator wants the type of the resource in plain text.
function isOpenFirst(policy, { action, resource }) {
  return policy.Statement.flatMap(statement => statement.Resource).some(pattern => /^[^/:]*[*?]/.test(pattern.split(':').slice(5).join(':')) && pattern !== '*' && matches(pattern, resource))
}

function matches(pattern, text) {
  return new RegExp(`^${pattern.replaceAll(/[.+^()|[\]\\{}$]/g, '\\$&').replaceAll('*', '.*').replaceAll('?', '.')}$`).test(text)
}
