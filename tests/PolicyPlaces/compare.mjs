// Compares PolicyPlaces.txt with the specification of CloudFormation's resources, place by place.
//
//   npm install && npm run places

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'

const folder = dirname(fileURLToPath(import.meta.url))
const table = join(folder, '../../src/Core/Policies/Templates/PolicyPlaces.txt')
const data = join(dirname(createRequire(import.meta.url).resolve('@aws-cdk/aws-service-spec/package.json')), 'db.json.gz')

// Names that a policy, a boundary or the ARN of one has. A text counts when its description speaks of documents, JSON or IAM.
const policyName = /polic|boundary/i
const policyWords = /document|json|resource policy|resource-based|iam polic|session polic|managed polic|permissions boundary/i

// Places that the specification does not have, and where they are described.
const elsewhere = {
  'AWS::ApiGateway::RestApi Body.x-amazon-apigateway-policy': 'OpenAPI extensions, API Gateway Developer Guide',
  'AWS::Serverless::Api Auth.ResourcePolicy.CustomStatements': 'ResourcePolicyStatement, SAM Developer Guide',
  'AWS::Serverless::Api DefinitionBody.x-amazon-apigateway-policy': 'OpenAPI extensions, API Gateway Developer Guide',
  'AWS::Serverless::Function Events{}.Properties.Auth.ResourcePolicy.CustomStatements': 'ApiFunctionAuth, SAM Developer Guide',
  'AWS::Serverless::StateMachine Events{}.Properties.Auth.ResourcePolicy.CustomStatements': 'ApiStateMachineAuth, SAM Developer Guide',
  'AWS::Serverless::StateMachine PermissionsBoundary': 'AWS::Serverless::StateMachine, SAM Developer Guide',
}

// What these names hold has nothing of IAM.
const noPolicy = [
  /^AWS::SNS::(Subscription|Topic) (Delivery|Filter|Redrive|Replay|Archive)Policy$/,
  /^AWS::SQS::Queue Redrive(Allow)?Policy$/,
  /^AWS::DataZone::PolicyGrant /,
  /^AWS::DataZone::EnvironmentBlueprintConfiguration EnvironmentRolePermissionBoundary$/,
  /^AWS::ECR::.* ?LifecyclePolicy(\.LifecyclePolicyText)?$/,
  /^AWS::ElasticLoadBalancing::LoadBalancer Policies/,
  /^AWS::EKS::AccessEntry AccessPolicies\[\]\.PolicyArn$/,
  /^AWS::QuickSight::/,
  /^AWS::WorkSpacesWeb::BrowserSettings /,
  /^AWS::Config::(ConfigRule|OrganizationConfigRule) .*PolicyText$/,
  /^AWS::SES::MailManager/,
  /^AWS::VerifiedPermissions::/,
  /ImagePullPolicy$/,
  /^AWS::Kendra::Index UserContextPolicy$/,
  /AttachmentPolicyRuleNumber$/,
  / (BlockPublicPolicy|BypassPolicyLockoutCheck)$/,
  /PolicyName$/,
  /PolicyType$/,
]

const { resource, typeDefinition } = JSON.parse(gunzipSync(readFileSync(data))).schema
const definitions = new Map(typeDefinition.entities.map(one => [one.$id, one]))
const found = new Map()
const types = new Set(resource.entities.map(one => one.cloudFormationType))

function* flat(type) {
  if (type.type === 'union') for (const one of type.types) yield* flat(one)
  else yield type
}

function read(resourceType, path, property, type, seen) {
  for (const one of flat(type)) {
    if (one.type === 'array' || one.type === 'map') {
      read(resourceType, path + (one.type === 'array' ? '[]' : '{}'), property, one.element, seen)
    } else if (one.type === 'ref') {
      const id = one.reference.$ref ?? one.reference
      if (!seen.includes(id)) walk(resourceType, path + '.', definitions.get(id).properties, [...seen, id])
    } else {
      const place = `${resourceType} ${path}`
      const known = found.get(place) ?? { types: new Set(), text: property.documentation ?? '' }
      known.types.add(one.type)
      found.set(place, known)
    }
  }
}

function walk(resourceType, start, properties, seen) {
  for (const [name, property] of Object.entries(properties)) {
    for (const type of [property.type, ...(property.previousTypes ?? [])]) read(resourceType, start + name, property, type, seen)
  }
}

for (const one of resource.entities) walk(one.cloudFormationType, '', one.properties, [])

const rows = readFileSync(table, 'utf8').split('\n').filter(line => line && !line.startsWith('#')).map(line => line.split(' '))
const places = rows.map(([type, path]) => `${type} ${path}`)

// SAM's list of policies stands in the specification by its items and their members.
const has = place => found.has(place) || [...found.keys()].some(one => one.startsWith(place + '[]') || one.startsWith(place + '.'))
const wrong = places.filter(place => !has(place) && !elsewhere[place])
const stale = Object.keys(elsewhere).filter(place => !places.includes(place))
const covered = place => places.some(one => place === one || place.startsWith(one + '[]') || place.startsWith(one + '.'))
const candidates = [...found]
  .filter(([place, { types: kinds, text }]) => policyName.test(place.slice(place.search(/[^ .]+$/))) && (kinds.has('json') || policyWords.test(text)))
  .map(([place]) => place)
const ignored = candidates.filter(place => noPolicy.some(pattern => pattern.test(place)))
const missing = candidates.filter(place => !covered(place) && !ignored.includes(place))

console.log(`${types.size} types in the specification; ${places.length} places in the table: ${places.length - wrong.length - Object.keys(elsewhere).length} in the specification, ${Object.keys(elsewhere).length} described elsewhere, ${wrong.length} wrong`)
console.log(`${candidates.length} properties are named like policies: ${candidates.filter(covered).length} in the table, ${ignored.length} of another kind, ${missing.length} missing`)
for (const place of wrong) console.error(`not in the specification: ${place}`)
for (const place of missing) console.error(`not in the table: ${place}`)
for (const place of stale) console.error(`no longer in the table: ${place}`)
process.exitCode = wrong.length + missing.length + stale.length === 0 && types.size > 1000 ? 0 : 1
