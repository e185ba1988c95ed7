// Builds the samples and the program beside this with all formats, reads each format back with the tool that it is for, and
// compares what it allows with the JSON policy: the same once all inputs are open, and never more.
//
//   npm install && npm test            all programs
//   npm test -- Jobs                   one of them
//
// Terraform is read by HashiCorp's parser (@cdktf/hcl2json), CloudFormation, SAM and C# by the AWS CDK (tests/Formats/Cdk).

import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync, copyFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from '@cdktf/hcl2json'

const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, '..', '..')
const work = join(here, 'obj', 'policies')
const synthesised = join(here, 'obj', 'cdk.out')

const programs = [
  { name: 'Jobs', folder: join(here, 'Program') },
  ...readdirSync(join(root, 'samples'), { withFileTypes: true })
    .filter(entry => entry.isDirectory() && existsSync(join(root, 'samples', entry.name, 'expected-actions.txt')))
    .map(entry => ({ name: entry.name, folder: join(root, 'samples', entry.name) })),
].filter(program => process.argv.length < 3 || process.argv.includes(program.name))

let passed = 0
let failed = 0
for (const folder of [work, synthesised]) rmSync(folder, { recursive: true, force: true })
for (const program of programs) collect(program)
execFileSync('dotnet', ['run', '--project', join(here, 'Cdk'), `-p:PolicyFolder=${work}`, '--', work, synthesised], { stdio: 'inherit' })

for (const file of readdirSync(work).filter(name => name.endsWith('.iam-policy.json')).sort()) {
  const stem = basename(file, '.json')
  const policy = pairs(JSON.parse(readFileSync(join(work, file), 'utf8')).Statement, text => text)
  await check(`${stem}.tf`, policy, () => terraform(join(work, `${stem}.tf`)))
  await check(`${stem}.cfn.yaml`, policy, () => cloudFormation(`${plain(stem)}cfnyaml`))
  await check(`${stem}.cfn.json`, policy, () => cloudFormation(`${plain(stem)}cfnjson`))
  await check(`${stem}.sam.yaml`, policy, () => cloudFormation(`${plain(stem)}samyaml`))
  await check(`${stem}.sam.json`, policy, () => cloudFormation(`${plain(stem)}samjson`))
  await check(`${stem}.cs`, policy, () => cloudFormation(`Cdk${className(stem)}`))
}

console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

// Builds a program with all formats and copies its policies. SAM's fragment is put where it belongs, into a template of SAM.
function collect(program) {
  // A program may ask for formats itself; %3B is a semicolon in a value.
  const formats = ['cdk', 'cloudformation', 'cloudformation-json', 'sam', 'sam-json', 'terraform'].join('%3B')
  execFileSync('dotnet', ['build', program.folder, '-v', 'quiet', '-nologo', `-p:IamPolicyFormats=${formats}`], { stdio: 'inherit' })
  mkdirSync(work, { recursive: true })
  const output = join(program.folder, 'bin')
  for (const path of readdirSync(output, { recursive: true }).filter(path => path.includes('.iam-policy.') && !path.includes('.explain.'))) {
    const target = join(work, basename(path))
    if (path.endsWith('.sam.yaml')) writeFileSync(target, serverless(readFileSync(join(output, path), 'utf8')))
    else if (path.endsWith('.sam.json')) writeFileSync(target, serverlessJson(JSON.parse(readFileSync(join(output, path), 'utf8'))))
    else if (!/\.\d+\.json$/.test(path)) copyFileSync(join(output, path), target)
  }
}

function serverless(fragment) {
  const [head, policies] = fragment.split('\nPolicies:\n')
  const properties = ['Runtime: provided.al2023', 'Handler: bootstrap', 'CodeUri: .', 'Policies:', ...policies.trimEnd().split('\n')]
  return `Transform: AWS::Serverless-2016-10-31\n${head}\nResources:\n  Function:\n    Type: AWS::Serverless::Function\n    Properties:\n      ${properties.join('\n      ')}\n`
}

function serverlessJson({ Metadata, Parameters, Policies }) {
  const Properties = { Runtime: 'provided.al2023', Handler: 'bootstrap', CodeUri: '.', Policies }
  return JSON.stringify({ Transform: 'AWS::Serverless-2016-10-31', Metadata, Parameters, Resources: { Function: { Type: 'AWS::Serverless::Function', Properties } } })
}

async function check(name, policy, read) {
  try {
    const problems = compare(policy, await read())
    if (problems.length === 0) passed++
    else {
      failed++
      console.error(`${name}:\n  ${problems.join('\n  ')}`)
    }
  } catch (error) {
    failed++
    console.error(`${name}: ${error.message}`)
  }
}

// The texts of a format come with <Name> for an input. An ARN of what an input names is one of those that the JSON's pattern matches.
function compare(policy, template) {
  if (template.length === 0) return ['it allows nothing']
  const open = template.map(pair => ({ ...pair, resource: opened(pair.resource), values: new Set([...pair.values].map(opened)) }))
  return [
    ...open.filter(pair => !policy.some(other => allowsAll(other, pair))).map(pair => `it allows ${pair.action} on ${pair.resource}, which the JSON does not`),
    ...policy.filter(pair => !open.some(other => allowsSame(pair, other)) && !isOtherForm(pair, open)).map(pair => `it does not have ${pair.action} on ${pair.resource}, which the JSON has`),
  ]
}

function allowsAll(outer, inner) {
  return outer.action === inner.action
    && outer.keys === inner.keys
    && (inner.resource === null || covers(outer.resource, inner.resource))
    && [...inner.values].every(value => outer.values.has(value))
}

function allowsSame(outer, inner) {
  return outer.action === inner.action
    && outer.keys === inner.keys
    && (inner.resource === null || inner.resource === outer.resource)
    && [...inner.values].every(value => outer.values.has(value))
}

// JSON lets an input for a bucket hold the ARN of an access point, where a template takes it for a bucket's name.
function isOtherForm(pair, open) {
  return pair.resource.startsWith('arn:aws:s3:*:*:accesspoint/') && open.some(other => other.action === pair.action && other.resource?.startsWith('arn:aws:s3:::*'))
}

function covers(outer, inner) {
  const pattern = outer.replaceAll(/\$\{[*?$]\}|[*?]|[^*?$]+|\$/g, part => part === '*' ? '.*' : part === '?' ? '[^*]' : escape(part))
  return outer === inner || new RegExp(`^${pattern}$`, 's').test(inner)
}

function escape(text) {
  return text.replaceAll(/[.*+?^$()|[\]\\{}]/g, '\\$&')
}

// An input that is all of a resource is its ARN.
function opened(text) {
  return /^<\w+>$/.test(text) ? null : text.replaceAll(/<\w+>/g, '*').replaceAll(/\*\*+/g, '*')
}

function pairs(statements, read) {
  return statements.flatMap(statement => {
    const conditions = Object.entries(statement.Condition ?? {}).flatMap(([operator, keys]) => Object.entries(keys).map(([key, values]) => ({ operator, key, values: list(values).map(read) })))
    const keys = conditions.map(condition => `${condition.operator} ${condition.key}`).sort().join(', ')
    const values = new Set(conditions.flatMap(condition => condition.values.map(value => `${condition.operator} ${condition.key} ${value}`)))
    return list(statement.Action).flatMap(action => list(statement.Resource).map(resource => ({ action, resource: read(resource), keys, values })))
  })
}

function list(value) {
  return Array.isArray(value) ? value : [value]
}

async function terraform(file) {
  const hcl = await parse(basename(file), readFileSync(file, 'utf8'))
  const defaults = Object.fromEntries(Object.entries(hcl.variable ?? {}).map(([name, [variable]]) => [name, variable.default ?? `<${name}>`]))
  const read = text => expression(text, defaults)
  return Object.values(hcl.data.aws_iam_policy_document).flatMap(([document]) => document.statement.flatMap(statement => pairs([{
    Action: statement.actions,
    Resource: statement.resources,
    Condition: (statement.condition ?? []).reduce((all, condition) => ({ ...all, [condition.test]: { ...all[condition.test], [condition.variable]: condition.values } }), {}),
  }], read)))
}

// A string of HCL as the parser gives it: "${...}" is an expression, "$${" and "%%{" are "${" and "%{".
function expression(text, variables) {
  return text.replaceAll(/\$\$\{|%%\{|\$\{([^}]*)\}/g, (part, code) => {
    if (code === undefined) return part.slice(1)
    if (code.startsWith('data.aws_partition.')) return code.endsWith('.partition') ? 'aws' : 'amazonaws.com'
    if (code.startsWith('"')) return JSON.parse(code)
    const name = code.replace('var.', '')
    if (!(name in variables)) throw new Error(`${code} is no variable`)
    return variables[name]
  })
}

function cloudFormation(stack) {
  const template = JSON.parse(readFileSync(join(synthesised, `${stack}.template.json`), 'utf8'))
  const parameters = Object.fromEntries(Object.entries(template.Parameters ?? {}).map(([name, parameter]) => [name, parameter.Default ?? `<${name}>`]))
  const read = value => substituted(value, { 'AWS::Partition': 'aws', 'AWS::URLSuffix': 'amazonaws.com', ...parameters })
  const documents = Object.values(template.Resources).flatMap(resource => resource.Type === 'AWS::IAM::ManagedPolicy'
    ? [resource.Properties.PolicyDocument]
    : resource.Type === 'AWS::Serverless::Function' ? resource.Properties.Policies : [])
  return documents.flatMap(document => pairs(document.Statement, read))
}

function substituted(value, names) {
  if (typeof value === 'string') return value
  if ('Ref' in value) return named(value.Ref, names)
  if ('Fn::Join' in value) return value['Fn::Join'][1].map(part => substituted(part, names)).join(value['Fn::Join'][0])
  return value['Fn::Sub'].replaceAll(/\$\{([^}]+)\}/g, (_, name) => name.startsWith('!') ? `\${${name.slice(1)}}` : named(name, names))
}

function named(name, names) {
  if (!(name in names)) throw new Error(`${name} is no parameter`)
  return names[name]
}

function plain(text) {
  return text.replaceAll(/[^A-Za-z0-9]/g, '')
}

// The names of the generated classes are the words of program and principal.
function className(stem) {
  const source = readFileSync(join(work, `${stem}.cs`), 'utf8')
  return /public sealed class (\w+) : Construct/.exec(source)[1]
}
