// Random policies and requests, each known in full: our own matching and the simulator decide alike, or the README says why not.
//
//   npm install && npm run matching                  seed 1, 10,000 cases
//   npm run matching -- <seed> <cases> [--verbose]   --verbose prints the cases that differ for a reason which is known

import { execFileSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { reasons } from './differences.mjs'
import { decide } from './simulate.mjs'

const verbose = process.argv.includes('--verbose')
const [seed = '1', count = '10000'] = process.argv.slice(2).filter(argument => argument !== '--verbose')
const project = join(dirname(fileURLToPath(import.meta.url)), 'Matching')
execFileSync('dotnet', ['build', project, '-v', 'quiet', '-nologo'], { stdio: 'inherit' })

// Our words for the simulator's.
const verdicts = { Covered: 'Allowed', Missing: 'ImplicitlyDenied', Denied: 'ExplicitlyDenied', Uncertain: 'uncertain' }
const tally = { asked: 0, same: 0, notAsked: 0, unexplained: 0 }
const decided = {}
const explained = {}

// More cases than are wanted, since some are not asked: the simulator leaves out keys that an action does not have by its data.
let round = 0
while (tally.asked < Number(count) && round < 5) {
  const missing = Number(count) - tally.asked
  for (const line of cases(Number(seed) + round * 1_000_003, Math.ceil(missing * 1.3) + 100)) {
    if (tally.asked < Number(count)) await check(JSON.parse(line))
  }
  round++
}

console.log(`seed ${seed}: ${tally.asked} cases, ${tally.same} alike (${list(decided)}), ${sum(explained)} differ for known reasons (${list(explained)}), ` +
  `${tally.unexplained} differ without one; ${tally.notAsked} not asked`)
process.exitCode = tally.unexplained === 0 && tally.asked === Number(count) && Object.keys(decided).length === 3 ? 0 : 1

function cases(start, most) {
  const text = execFileSync('dotnet', ['run', '--no-build', '--project', project, '--', String(start), String(most)], { encoding: 'utf8', maxBuffer: 1 << 29 })
  return text.trimEnd().split('\n')
}

async function check({ policy: text, action, resource, context, verdict }) {
  const policy = JSON.parse(text)
  const answer = await decide(policy, action, resource, context)
  if (answer === undefined) {
    tally.notAsked++
    return
  }

  tally.asked++
  const ours = verdicts[verdict]
  if (answer === ours) {
    tally.same++
    decided[ours] = (decided[ours] ?? 0) + 1
    return
  }

  const reason = await reasons(policy, { action, resource, context }, ours)
  if (reason !== undefined) explained[reason] = (explained[reason] ?? 0) + 1
  else tally.unexplained++
  if (reason === undefined || verbose) console.error(JSON.stringify({ reason, ours, simulator: answer, policy, action, resource, context }))
}

function list(counts) {
  return Object.entries(counts).sort().map(([name, number]) => `${number} ${name}`).join(', ') || 'none'
}

function sum(counts) {
  return Object.values(counts).reduce((all, one) => all + one, 0)
}
