// What the OpenAPI document says of an answer, and where an answer differs from it.
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

const documentId = 'openapi';
const tokenOf = (name) => name.replaceAll('~', '~0').replaceAll('/', '~1');

// Of a list of JSON objects the document describes each line.
const linesOf = (text) => text.split('\n').filter((line) => line);

export class Contract {
  constructor(document) {
    this.document = document;
    // Schemas that only restrict what a $ref describes name no type of their own.
    this.ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allErrors: true });
    formats(this.ajv);
    this.ajv.addVocabulary(Object.keys(document));  // the document as a whole is a schema that says nothing
    this.ajv.addSchema(document, documentId, false, false);
  }

  paths() {
    return Object.keys(this.document.paths);
  }

  // The faults of one answer: { method, path, query, status, contentType, body }, body null where it was not kept.
  faults(answer) {
    if (answer.method === 'OPTIONS') return answer.status === 204 || answer.status >= 400 ? [] : ['it is no preflight'];
    const operation = this.document.paths[answer.path]?.[answer.method === 'HEAD' ? 'get' : answer.method.toLowerCase()];
    if (!operation) return this.faultsWithoutOperation(answer);
    const status = String(answer.status);
    const [name, response] = this.#responseFor(operation, status);
    if (!response) return [`status ${status} is not described`];
    const faults = status.startsWith('2') ? this.#undescribedParameters(operation, answer) : [];
    const types = Object.keys(response.content ?? {});
    const type = answer.contentType.split(';')[0];
    if (types.length === 0) return answer.contentType ? [...faults, `${status} has a body of ${type}`] : faults;
    const described = types.find((known) => known === type || known === '*/*');
    if (!described) return [...faults, `${status} is of ${type || 'no type'}, not ${types.join(' or ')}`];
    if (answer.method === 'HEAD' || !type.endsWith('json') || described === '*/*') return faults;
    const at = `/paths/${tokenOf(answer.path)}/${answer.method.toLowerCase()}/responses/${name}`;
    return [...faults, ...this.#bodyFaults(answer, this.#schemaPointer(response.at ?? at, described))];
  }

  // What no operation describes is an error of the parser or of the router, or a page.
  faultsWithoutOperation(answer) {
    if (answer.status < 400) return answer.path.startsWith('/api/') ? ['it is not described'] : [];
    if (answer.contentType.startsWith('text/html') && !answer.path.startsWith('/api/')) return [];
    if (!answer.contentType.startsWith('application/json')) return [`an error of ${answer.contentType}`];
    return answer.method === 'HEAD' ? [] : this.#bodyFaults(answer, '/components/schemas/Error');
  }

  #responseFor(operation, status) {
    const name = [status, `${status[0]}XX`].find((known) => operation.responses[known]);
    if (!name) return [];
    const response = operation.responses[name];
    if (!response.$ref) return [name, response];
    const component = response.$ref.split('/').at(-1);
    return [name, { ...this.document.components.responses[component], at: response.$ref.slice(1) }];
  }

  #undescribedParameters(operation, answer) {
    const described = (operation.parameters ?? []).map(
      (parameter) => (parameter.$ref ? this.document.components.parameters[parameter.$ref.split('/').at(-1)] : parameter).name);
    const isForPeople = !answer.path.startsWith('/api/');  // such paths overlook what is not theirs
    return isForPeople || answer.method === 'POST' ? [] :
      [...new URLSearchParams(answer.query).keys()].filter((name) => !described.includes(name))
        .map((name) => `the parameter ${name} is not described`);
  }

  #schemaPointer(response, type) {
    return `${response}/content/${tokenOf(type)}/schema`;
  }

  #bodyFaults(answer, pointer) {
    let bodies;
    try {
      bodies = pointer.includes('ndjson') ? linesOf(answer.body).map(JSON.parse) : [JSON.parse(answer.body)];
    } catch {
      return ['the body is not JSON'];
    }
    const validate = this.ajv.getSchema(`${documentId}#${encodeURI(pointer)}`);
    if (!validate) throw new Error(`there is no schema at ${pointer}`);
    return bodies.flatMap((body) => (validate(body) ? [] : validate.errors.map((error) =>
      `${error.instancePath || '/'} ${error.message} ${JSON.stringify(error.params)}`)));
  }
}
