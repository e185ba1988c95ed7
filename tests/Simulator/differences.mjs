// Where the simulator decides otherwise than AWS's documentation says. Each is a rewriting of one case by the documentation alone: what
// the documentation says of the part is put in its place in words that the simulator takes as everybody does. When it then decides as
// we do, the difference is that part and nothing else. The README names the documentation of each.

import { decide } from './simulate.mjs'

const nowhere = 'arn:aws:none:::none'

// A name and a change of a statement, in place.
const rewritings = {
  'version of 2008 has no variables': (statement, { policy }) => {
    if (policy.Version === '2012-10-17') return
    eachResource(statement, text => (text.includes('${') ? nowhere : text))
    eachValue(statement, (text, operator) => (text.includes('${') ? noValue(operator) : text))
  },
  'an escaped character in every text operator': (statement, { policy }) => {
    if (policy.Version !== '2012-10-17') return
    eachValue(statement, (text, operator) => (takesWildcards(operator) ? text : text.replaceAll(/\$\{([*?$])\}/g, '$1')))
  },
  'a variable without a value': (statement, request) => {
    if (request.policy.Version !== '2012-10-17') return
    eachResource(statement, (text, name) => (name === 'NotResource' && resolve(text, request.context) === undefined ? '*' : text))
    eachCondition(statement, (operator, key, values) => {
      const known = values.filter(text => resolve(text, request.context) !== undefined)
      if (known.length === values.length || !isNegated(operator)) return values
      // What is none of nothing is so; a value that none has says the same.
      return known.length > 0 ? known : [noValue(operator)]
    })
  },
  'a colon in a variable parts no fields': (statement, request) => {
    if (request.policy.Version !== '2012-10-17') return
    eachValue(statement, (text, operator) => (isArn(operator) && text.includes('${') ? (resolve(text, request.context) ?? nowhere) : text))
    eachResource(statement, (text, name) => (fieldsHaveVariables(text) ? byFields(text, name, request) : text))
  },
  'a wildcard or variable in the type of a resource': (statement, request) => eachResource(statement, (text, name) => (isOpenFirst(text) ? byFields(text, name, request) : text)),
  'upper and lower case of ARNs differ': (statement, request) => eachResource(statement, (text, name) => (hasUpperField(text) ? byFields(text, name, request) : text)),
  'IfExists with ForAnyValue holds without the key': (statement, request) => {
    eachCondition(statement, (operator, key, values) => (/^ForAnyValue:.*IfExists$/i.test(operator) && valueOf(request.context, key) === undefined ? undefined : values))
  },
  'seconds since 1970 are seconds': statement => {
    eachValue(statement, (text, operator) => (/Date/.test(operator) && /^\d{9,}$/.test(text) ? new Date(Number(text) * 1000).toISOString() : text))
  },
  'an address is a range of one, and /0 is every address': statement => {
    eachCondition(statement, (operator, key, values) => (/IpAddress/.test(operator) ? values.flatMap(asRanges) : values))
  },
}

// The name of what makes the difference; undefined when it is none of them.
export async function reasons(policy, request, ours) {
  if (request.action === 'sts:GetCallerIdentity') return 'a request for which no policy counts'
  const names = Object.keys(rewritings)
  for (const name of names) {
    if (await decidesAs(ours, policy, request, [name])) return name
  }
  return (await decidesAs(ours, policy, request, names)) ? 'several of these' : undefined
}

async function decidesAs(ours, policy, { action, resource, context }, names) {
  const changed = structuredClone(policy)
  for (const name of names) {
    for (const statement of changed.Statement) rewritings[name](statement, { policy, resource, context })
  }
  return JSON.stringify(changed) !== JSON.stringify(policy) && (await decide(changed, action, resource, context)) === ours
}

function eachResource(statement, change) {
  for (const name of ['Resource', 'NotResource']) {
    if (name in statement) statement[name] = [statement[name]].flat().map(text => change(text, name))
  }
}

function eachValue(statement, change) {
  eachCondition(statement, (operator, key, values) => values.map(text => change(text, operator)))
}

// Undefined takes the condition out.
function eachCondition(statement, change) {
  for (const [operator, keys] of Object.entries(statement.Condition ?? {})) {
    for (const [key, values] of Object.entries(keys)) {
      const changed = change(operator, key, [values].flat())
      if (changed === undefined) delete keys[key]
      else keys[key] = changed.length === 1 && !Array.isArray(values) ? changed[0] : changed
    }
    if (Object.keys(keys).length === 0) delete statement.Condition[operator]
  }
  if (Object.keys(statement.Condition ?? { none: 1 }).length === 0) delete statement.Condition
}

// The text with the values of the request in place of its variables; undefined when one has no value.
function resolve(text, context) {
  let hasAll = true
  const resolved = text.replaceAll(/\$\{([^}]*)\}/g, (whole, content) => {
    if (['*', '?', '$'].includes(content)) return whole
    const [, name, , fallback] = /^([^,]*)(,\s*'(.*)'\s*)?$/.exec(content) ?? []
    const value = valueOf(context, name?.trim() ?? '')
    if (typeof value === 'string') return value
    if (fallback === undefined) hasAll = false
    return fallback ?? ''
  })
  return hasAll ? resolved : undefined
}

function valueOf(context, key) {
  return Object.entries(context).find(([name]) => name.toLowerCase() === key.toLowerCase())?.[1]
}

// The resource of the request where the text matches it field by field, and one that is none of it where it does not. A variable
// without a value makes a statement about all but it invalid: so the text is everything then.
function byFields(text, name, { policy, resource, context }) {
  const resolved = policy.Version === '2012-10-17' ? resolve(text, context) : text
  if (resolved === undefined) return name === 'NotResource' ? '*' : nowhere
  if (resource === '*') return nowhere
  const [pattern, request] = [fields(resolved), fields(resource)]
  return pattern.length === 6 && pattern.every((one, i) => glob(one).test(request[i])) ? resource : nowhere
}

function fields(arn) {
  const parts = arn.split(':')
  return [...parts.slice(0, 5), parts.slice(5).join(':')]
}

function glob(pattern) {
  const escaped = pattern.replaceAll(/\$\{([*?$])\}|[.*+?^${}()|[\]\\]/g, (all, escape) => (escape ? `\\${escape}` : all === '*' ? '.*' : all === '?' ? '.' : `\\${all}`))
  return new RegExp(`^${escaped}$`, 's')
}

// The simulator parts the type at the first slash or colon, also at one inside a variable.
function isOpenFirst(text) {
  const resource = /^(?:[^:$]*:){5}(.*)$/s.exec(text)?.[1] ?? ''
  return /^[^/:]*[*?$]/.test(resource) && /[/:]/.test(resource)
}

function fieldsHaveVariables(text) {
  return /^(?:[^:$]*:){0,4}[^:]*\$/.test(text)
}

function hasUpperField(text) {
  return /[A-Z]/.test(text.split(':').slice(0, 5).join(':'))
}

function takesWildcards(operator) {
  return /Like/.test(operator) || isArn(operator)
}

function isArn(operator) {
  return /Arn/.test(operator)
}

function isNegated(operator) {
  return /Not/.test(operator)
}

function asRanges(text) {
  if (text === '0.0.0.0/0') return ['0.0.0.0/1', '128.0.0.0/1']
  if (text === '::/0') return ['::/1', '8000::/1']
  if (text.includes('/')) return [text]
  return [text.includes(':') ? `${text}/128` : `${text}/32`]
}

// What no request has, in the form that the operator takes.
function noValue(operator) {
  return isArn(operator) ? nowhere : 'no such value'
}
