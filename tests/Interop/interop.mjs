// Sends each case to its endpoint with Alibaba Cloud's own client and holds the answer against what the case expects.
//
//   node interop.mjs < cases.json
//
// cases.json: [{ name, endpoint: "host:port", accessKeyId, accessKeySecret, securityToken?, params: {...},
//                expect: { total, ids: [...] } or { error: "Code" } }, ...]
//
// Prints a line a case, `ok <name>` or `FAILED <name>: <why>`; the exit code is 1 if any failed.

import { text } from 'node:stream/consumers';
import openapi from '@alicloud/openapi-core';

const { default: Client, $OpenApiUtil } = openapi;

const listTask = new $OpenApiUtil.Params({
  action: 'ListTask',
  version: '2019-10-15',
  protocol: 'HTTP',
  method: 'POST',
  pathname: '/',
  authType: 'AK',
  style: 'RPC',
  reqBodyType: 'json',
  bodyType: 'json',
});

async function call({ endpoint, accessKeyId, accessKeySecret, securityToken, params }) {
  const client = new Client(new $OpenApiUtil.Config({ endpoint, accessKeyId, accessKeySecret, securityToken, protocol: 'HTTP' }));
  const request = new $OpenApiUtil.OpenApiRequest({ query: params });
  const { body } = await client.callApi(listTask, request, { autoretry: false });
  return { total: body.Data.Total, ids: body.Data.Record.map((task) => task.Id) };
}

async function outcome(testCase) {
  try {
    return await call(testCase);
  } catch (error) {
    if (error.code === undefined) {
      throw error;
    }

    return { error: error.code };
  }
}

let failures = 0;
for (const testCase of JSON.parse(await text(process.stdin))) {
  const expected = JSON.stringify(testCase.expect);
  const actual = await outcome(testCase).then(JSON.stringify, (error) => error.stack);
  if (actual === expected) {
    console.log(`ok ${testCase.name}`);
  } else {
    failures++;
    console.log(`FAILED ${testCase.name}: expected ${expected}, got ${actual}`.replaceAll('\n', ' '));
  }
}

process.exitCode = failures === 0 ? 0 : 1;
