// Reads the contract of the controllers as AsyncAPI's own parser does, and says what is wrong with it. It has to be in order to the last
// hint. Whether its examples are what its schemas ask for is tried beside the controller that is written after it.
import { readFileSync } from 'node:fs'
import { Parser } from '@asyncapi/parser'

const { document, diagnostics } = await new Parser().parse(readFileSync('lockers.asyncapi.yaml', 'utf8'))
// that 3.1 is out by now is no fault of a document of 3.0
const faults = diagnostics.filter((it) => it.code !== 'asyncapi-latest-version')
for (const it of faults) {
  console.error(`${it.path.join('.')}: ${it.message}`)
}
if (document === undefined || faults.length > 0) {
  process.exit(1)
}
for (const it of document.allChannels().all()) {
  console.log(it.address())
}
