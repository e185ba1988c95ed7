// Opens the pages of the examples (Pages) in Chromium: what they ask for, what they say in the console, search, keys, links, print, without script,
// accessibility, and how long 300 actions take. Screenshots of all go to obj/screenshots, to be looked at.
//
//   npm install && npm test            all pages
//   npm test -- large                  one of them
//
// CHROMIUM names the browser; else it is the first of chromium, chromium-browser and google-chrome that is installed.

import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, delimiter, dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'

const here = dirname(fileURLToPath(import.meta.url))
const pages = join(here, 'obj', 'pages')
const screenshots = join(here, 'obj', 'screenshots')
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const mostOpening = 2000

let passed = 0
let failed = 0
for (const folder of [pages, screenshots]) rmSync(folder, { recursive: true, force: true })
mkdirSync(screenshots, { recursive: true })
const planted = execFileSync('dotnet', ['run', '--project', join(here, 'Pages'), '--', pages], { encoding: 'utf8' }).trim().split('\n').slice(-3)
const browser = await chromium.launch({ executablePath: browserPath(), args: ['--no-sandbox'] })
try {
  for (const file of readdirSync(pages).sort()) {
    const name = basename(file, '.html')
    if (process.argv.length > 2 && !process.argv.includes(name)) continue
    await look(name)
    await search(name)
    await withoutScript(name)
    await print(name)
  }

  if (process.argv.length === 2 || process.argv.includes('large')) await large()
  if (process.argv.length === 2 || process.argv.includes('entry-points')) await links()
} finally {
  await browser.close()
}

console.log(`Screenshots: ${screenshots}`)
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

// Two widths, both colour schemes: nothing in the console, no request, no serious finding of axe, nothing wider than the window.
async function look(name) {
  for (const width of [1280, 400]) {
    for (const colorScheme of ['light', 'dark']) {
      const title = `${name}, ${width} pixels, ${colorScheme}`
      await open(name, { viewport: { width, height: 800 }, colorScheme }, async (page, seen) => {
        await page.screenshot({ path: join(screenshots, `${name}-${width}-${colorScheme}.png`) })
        if (colorScheme === 'light') await page.screenshot({ path: join(screenshots, `${name}-${width}-whole.png`), fullPage: true })
        equal(`${title}: fits the width`, await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true)
        equal(`${title}: accessibility`, await findings(page), [])
        await page.locator('#open-all').click()
        equal(`${title}: accessibility when all is open`, await findings(page), [])
        equal(`${title}: fits the width when all is open`, await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true)
        equal(`${title}: requests`, seen.requests, [])
        equal(`${title}: console`, seen.messages, [])
      })
    }
  }
}

// Each action is found by its own name, and by nothing that is not there.
async function search(name) {
  await open(name, {}, async page => {
    const find = page.locator('#find')
    const actions = await page.locator('details.action').evaluateAll(all => all.map(one => one.querySelector('summary code').textContent))
    for (const action of [...new Set([actions[0], actions[Math.floor(actions.length / 2)], actions.at(-1)])]) {
      await find.fill(action.toUpperCase())
      equal(`${name}: search for ${action}`, await visible(page).evaluateAll((all, action) => all.some(one => one.querySelector('summary code').textContent === action), action), true)
    }

    await find.fill('no such thing')
    equal(`${name}: search for what is not there`, await visible(page).count(), 0)
    equal(`${name}: is told`, await page.locator('#count').textContent(), 'No action matches.')
    await find.press('Escape')
    equal(`${name}: Escape shows all`, await page.locator('details.action[hidden]').count(), 0)
    for (const button of await page.locator('button[data-filter]').all()) {
      const filter = await button.getAttribute('data-filter')
      await button.click()
      equal(`${name}: filter ${filter}`, await visible(page).count(), await page.locator(`details.action.${filter}`).count())
      await button.click()
    }
  })
}

// The same content, and all of it can be opened.
async function withoutScript(name) {
  const texts = []
  for (const javaScriptEnabled of [true, false]) {
    await open(name, { javaScriptEnabled }, async (page, seen) => {
      texts.push(await page.locator('main').evaluate(main => { const copy = main.cloneNode(true); copy.querySelector('#tools').remove(); return copy.textContent }))
      if (javaScriptEnabled) return
      equal(`${name}: without script there are no tools`, await page.locator('#tools').isVisible(), false)
      equal(`${name}: without script, console`, seen.messages, [])
      const closed = page.locator('#actions details.service:not([open]) > summary').first()
      if (await closed.count() > 0) {
        const inside = page.locator('#actions details.service').first().locator('details.action').first()
        await closed.click()
        equal(`${name}: without script a service opens`, await inside.isVisible(), true)
      }

      const link = page.locator('a.name').first()
      if (await link.count() > 0) {
        await link.click()
        equal(`${name}: without script a link shows its action`, await page.locator(`[id="${(await link.getAttribute('href')).slice(1)}"]`).isVisible(), true)
      }
    })
  }

  equal(`${name}: same content without script`, texts[0] === texts[1], true)
}

// All is open on paper, with and without the script, and closed again on the screen.
async function print(name) {
  for (const javaScriptEnabled of [true, false]) {
    await open(name, { javaScriptEnabled }, async page => {
      const open = await page.locator('details[open]').count()
      const pdf = await page.pdf({ path: join(screenshots, `${name}-${javaScriptEnabled ? 'print' : 'print-without-script'}.pdf`), format: 'A4' })
      equal(`${name}: prints${javaScriptEnabled ? '' : ' without script'}`, pdf.length > 10_000, true)
      equal(`${name}: is on the screen as before`, await page.locator('details[open]').count(), open)
      await page.emulateMedia({ media: 'print' })
      if (javaScriptEnabled) await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
      equal(`${name}: nothing is folded on paper${javaScriptEnabled ? '' : ' without script'}`, await page.locator('.grant, .change').evaluateAll(all => all.filter(one => one.getBoundingClientRect().height === 0).length), 0)
      equal(`${name}: no tools on paper`, await page.locator('#tools').isVisible(), false)
    })
  }
}

// 300 actions: the planted over-grants in what is seen first, the keys, and the time.
async function large() {
  await open('large', { viewport: { width: 1280, height: 800 } }, async page => {
    const first = await page.locator('.findings a.name').evaluateAll(all => all.filter(one => one.getBoundingClientRect().bottom <= innerHeight).map(one => one.textContent))
    equal('large: the planted over-grants stand first', first.slice(0, planted.length), planted)

    await page.keyboard.press('Tab')
    equal('large: first stop', await focused(page), 'Skip to all actions')
    await page.locator('#find').focus()
    await page.keyboard.type('secretsmanager:getsecretvalue')
    equal('large: found by typing', await visible(page).count(), 1)
    equal('large: the address says it', new URL(page.url()).hash, '#find=secretsmanager%3Agetsecretvalue')
    await page.keyboard.press('ArrowDown')
    equal('large: an arrow leads to what was found', (await focused(page)).startsWith('secretsmanager:GetSecretValue'), true)
    await page.keyboard.press('ArrowRight')
    equal('large: an arrow opens it', await page.locator('[id="action=secretsmanager:GetSecretValue"]').getAttribute('open'), '')
    await page.keyboard.press('ArrowLeft')
    equal('large: an arrow closes it', await page.locator('[id="action=secretsmanager:GetSecretValue"]').getAttribute('open'), null)
    await page.keyboard.press('Enter')
    equal('large: Enter opens it', await page.locator('[id="action=secretsmanager:GetSecretValue"]').getAttribute('open'), '')
    await page.keyboard.press('Escape')
    equal('large: Escape leads back', await page.evaluate(() => document.activeElement.id), 'find')
    await page.keyboard.press('Escape')
    equal('large: Escape shows all', await page.locator('details.action[hidden]').count(), 0)

    // By Tab alone each thing that can be used is reached, and has a mark that shows where one is.
    await page.evaluate(() => document.activeElement.blur())
    const stops = await page.evaluate(() => [...document.querySelectorAll('a[href], button, input, summary')].filter(one => one.checkVisibility()).length)
    const withoutMark = []
    const reached = new Set()
    for (let i = 0; i <= stops; i++) {
      await page.keyboard.press('Tab')
      const stop = await page.evaluate(() => [document.activeElement.tagName + ' ' + [...document.querySelectorAll('*')].indexOf(document.activeElement), getComputedStyle(document.activeElement).outlineStyle])
      // After the last stop the focus leaves the page for one step.
      if (stop[0].startsWith('BODY')) continue
      reached.add(stop[0])
      if (stop[1] === 'none') withoutMark.push(stop[0])
    }

    equal('large: Tab reaches everything', reached.size, stops)
    equal('large: the focus is seen', withoutMark, [])
  })

  const times = []
  for (let i = 0; i < 5; i++) {
    await open('large', {}, async page => {
      times.push(await page.evaluate(() => performance.getEntriesByType('navigation')[0].loadEventEnd))
      const start = Date.now()
      await page.locator('#find').fill('batch')
      if (i === 0) console.log(`300 actions: a search takes ${Date.now() - start} ms`)
    })
  }

  times.sort((a, b) => a - b)
  console.log(`300 actions: opened in ${Math.round(times[0])} to ${Math.round(times.at(-1))} ms, ${Math.round(readFileSync(join(pages, 'large.html')).length / 1024)} KB`)
  equal(`large: opens in ${mostOpening} ms`, times[0] < mostOpening, true)
}

async function links() {
  for (const [hash, id] of [['#action=iam:PassRole', 'action=iam:PassRole'], ['#ACTION=IAM:passrole', 'action=iam:PassRole'], ['#entry=Deploy&action=iam:PassRole', 'entry=Deploy&action=iam:PassRole'], ['#entry=AddOrder', 'entry=AddOrder']]) {
    await open('entry-points' + hash, {}, async page => {
      await page.locator('#close-all').click()
      await page.evaluate(hash => { location.hash = ''; location.hash = hash }, hash)
      await page.waitForFunction(id => document.getElementById(id).querySelector('summary') === document.activeElement, id)
      equal(`entry-points: ${hash} is open`, await page.locator(`[id="${id}"]`).evaluate(one => one.open && one.checkVisibility()), true)
      equal(`entry-points: ${hash} is in sight`, await page.locator(`[id="${id}"] > summary`).evaluate(one => { const box = one.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight }), true)
    })
  }

  await open('entry-points#find=PassRole', {}, async page => {
    equal('entry-points: #find= searches', [await page.locator('#find').inputValue(), await visible(page).count()], ['PassRole', 2])
  })
}

async function open(name, options, use) {
  const [file, hash] = name.split('#')
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
  const page = await context.newPage()
  const seen = { requests: [], messages: [] }
  const address = pathToFileURL(join(pages, file + '.html')).href + (hash ? '#' + hash : '')
  page.on('request', request => { if (request.url().split('#')[0] !== address.split('#')[0]) seen.requests.push(request.url()) })
  page.on('console', message => seen.messages.push(message.text()))
  page.on('pageerror', error => seen.messages.push(error.message))
  page.on('dialog', dialog => { seen.messages.push('dialog: ' + dialog.message()); dialog.dismiss() })
  await page.goto(address)
  try {
    await use(page, seen)
  } finally {
    await context.close()
  }
}

// The page's own policy refuses other scripts, so axe is evaluated from outside.
async function findings(page) {
  await page.evaluate(axe)
  const result = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }))
  return result.violations.filter(one => one.impact === 'serious' || one.impact === 'critical' || one.impact === 'moderate').map(one => `${one.id} (${one.impact}): ${one.nodes.slice(0, 3).map(node => node.target.join(' ')).join(', ')}`)
}

function visible(page) {
  return page.locator('details.action:not([hidden])')
}

function focused(page) {
  return page.evaluate(() => document.activeElement.textContent.trim())
}

function equal(title, found, expected) {
  if (JSON.stringify(found) === JSON.stringify(expected)) {
    passed++
    return
  }

  failed++
  console.log(`FAILED ${title}: ${JSON.stringify(found)}, not ${JSON.stringify(expected)}`)
}

function browserPath() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    for (const folder of process.env.PATH.split(delimiter)) {
      if (existsSync(join(folder, name))) return join(folder, name)
    }
  }

  throw new Error('No Chromium is installed. Name one by CHROMIUM.')
}
