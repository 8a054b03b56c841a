// Generated from the schemas by `npm run generate`. Do not edit.
var __getOwnPropNames = Object.getOwnPropertyNames;
var __commonJS = (cb, mod) => function __require() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};

// node_modules/ajv/dist/runtime/ucs2length.js
var require_ucs2length = __commonJS({
  "node_modules/ajv/dist/runtime/ucs2length.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    function ucs2length(str) {
      const len = str.length;
      let length = 0;
      let pos = 0;
      let value;
      while (pos < len) {
        length++;
        value = str.charCodeAt(pos++);
        if (value >= 55296 && value <= 56319 && pos < len) {
          value = str.charCodeAt(pos);
          if ((value & 64512) === 56320)
            pos++;
        }
      }
      return length;
    }
    exports.default = ucs2length;
    ucs2length.code = 'require("ajv/dist/runtime/ucs2length").default';
  }
});

// <stdin>
var escalation = validate52;
var pattern3 = new RegExp("^[A-Za-z0-9][A-Za-z0-9_.-]{0,127}$", "u");
function validate54(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate54.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data === "string") {
    if (!pattern3.test(data)) {
      const err0 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9_.-]{0,127}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9_.-]{0,127}$"' };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate54.errors = vErrors;
  return errors === 0;
}
validate54.evaluated = { "dynamicProps": false, "dynamicItems": false };
var pattern4 = new RegExp("^[-+]?(0|(([0-9]+(\\.[0-9]*)?|\\.[0-9]+)(ns|us|\xB5s|\u03BCs|ms|s|m|h))+)$", "u");
function validate56(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate56.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data === "string") {
    if (!pattern4.test(data)) {
      const err0 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[-+]?(0|(([0-9]+(\\.[0-9]*)?|\\.[0-9]+)(ns|us|\xB5s|\u03BCs|ms|s|m|h))+)$" }, message: 'must match pattern "^[-+]?(0|(([0-9]+(\\.[0-9]*)?|\\.[0-9]+)(ns|us|\xB5s|\u03BCs|ms|s|m|h))+)$"' };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate56.errors = vErrors;
  return errors === 0;
}
validate56.evaluated = { "dynamicProps": false, "dynamicItems": false };
var func1 = require_ucs2length().default;
function validate52(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate52.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.escalation === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "escalation" }, message: "must have required property 'escalation'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "name" || key0 === "escalation")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.name !== void 0) {
      if (!validate54(data.name, { instancePath: instancePath + "/name", parentData: data, parentDataProperty: "name", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
        errors = vErrors.length;
      }
    }
    if (data.escalation !== void 0) {
      let data1 = data.escalation;
      if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
        if (data1.levels === void 0) {
          const err2 = { instancePath: instancePath + "/escalation", schemaPath: "#/properties/escalation/required", keyword: "required", params: { missingProperty: "levels" }, message: "must have required property 'levels'" };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        for (const key1 in data1) {
          if (!(key1 === "levels")) {
            const err3 = { instancePath: instancePath + "/escalation", schemaPath: "#/properties/escalation/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err3];
            } else {
              vErrors.push(err3);
            }
            errors++;
          }
        }
        if (data1.levels !== void 0) {
          let data2 = data1.levels;
          if (Array.isArray(data2)) {
            if (data2.length < 1) {
              const err4 = { instancePath: instancePath + "/escalation/levels", schemaPath: "#/properties/escalation/properties/levels/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
              if (vErrors === null) {
                vErrors = [err4];
              } else {
                vErrors.push(err4);
              }
              errors++;
            }
            const len0 = data2.length;
            for (let i0 = 0; i0 < len0; i0++) {
              let data3 = data2[i0];
              if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
                if (data3.delay === void 0) {
                  const err5 = { instancePath: instancePath + "/escalation/levels/" + i0, schemaPath: "#/properties/escalation/properties/levels/items/required", keyword: "required", params: { missingProperty: "delay" }, message: "must have required property 'delay'" };
                  if (vErrors === null) {
                    vErrors = [err5];
                  } else {
                    vErrors.push(err5);
                  }
                  errors++;
                }
                if (data3.channels === void 0) {
                  const err6 = { instancePath: instancePath + "/escalation/levels/" + i0, schemaPath: "#/properties/escalation/properties/levels/items/required", keyword: "required", params: { missingProperty: "channels" }, message: "must have required property 'channels'" };
                  if (vErrors === null) {
                    vErrors = [err6];
                  } else {
                    vErrors.push(err6);
                  }
                  errors++;
                }
                for (const key2 in data3) {
                  if (!(key2 === "delay" || key2 === "channels")) {
                    const err7 = { instancePath: instancePath + "/escalation/levels/" + i0, schemaPath: "#/properties/escalation/properties/levels/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties" };
                    if (vErrors === null) {
                      vErrors = [err7];
                    } else {
                      vErrors.push(err7);
                    }
                    errors++;
                  }
                }
                if (data3.delay !== void 0) {
                  if (!validate56(data3.delay, { instancePath: instancePath + "/escalation/levels/" + i0 + "/delay", parentData: data3, parentDataProperty: "delay", rootData, dynamicAnchors })) {
                    vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
                    errors = vErrors.length;
                  }
                }
                if (data3.channels !== void 0) {
                  let data5 = data3.channels;
                  if (Array.isArray(data5)) {
                    if (data5.length < 1) {
                      const err8 = { instancePath: instancePath + "/escalation/levels/" + i0 + "/channels", schemaPath: "#/properties/escalation/properties/levels/items/properties/channels/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                      if (vErrors === null) {
                        vErrors = [err8];
                      } else {
                        vErrors.push(err8);
                      }
                      errors++;
                    }
                    const len1 = data5.length;
                    for (let i1 = 0; i1 < len1; i1++) {
                      let data6 = data5[i1];
                      if (typeof data6 === "string") {
                        if (func1(data6) < 1) {
                          const err9 = { instancePath: instancePath + "/escalation/levels/" + i0 + "/channels/" + i1, schemaPath: "#/properties/escalation/properties/levels/items/properties/channels/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                          if (vErrors === null) {
                            vErrors = [err9];
                          } else {
                            vErrors.push(err9);
                          }
                          errors++;
                        }
                      } else {
                        const err10 = { instancePath: instancePath + "/escalation/levels/" + i0 + "/channels/" + i1, schemaPath: "#/properties/escalation/properties/levels/items/properties/channels/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err10];
                        } else {
                          vErrors.push(err10);
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err11 = { instancePath: instancePath + "/escalation/levels/" + i0 + "/channels", schemaPath: "#/properties/escalation/properties/levels/items/properties/channels/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                    if (vErrors === null) {
                      vErrors = [err11];
                    } else {
                      vErrors.push(err11);
                    }
                    errors++;
                  }
                }
              } else {
                const err12 = { instancePath: instancePath + "/escalation/levels/" + i0, schemaPath: "#/properties/escalation/properties/levels/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                if (vErrors === null) {
                  vErrors = [err12];
                } else {
                  vErrors.push(err12);
                }
                errors++;
              }
            }
          } else {
            const err13 = { instancePath: instancePath + "/escalation/levels", schemaPath: "#/properties/escalation/properties/levels/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            if (vErrors === null) {
              vErrors = [err13];
            } else {
              vErrors.push(err13);
            }
            errors++;
          }
        }
      } else {
        const err14 = { instancePath: instancePath + "/escalation", schemaPath: "#/properties/escalation/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
    }
  } else {
    const err15 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err15];
    } else {
      vErrors.push(err15);
    }
    errors++;
  }
  validate52.errors = vErrors;
  return errors === 0;
}
validate52.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var health = validate58;
var schema23 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "healer:health", "title": "Health config", "description": "One check of one workload: what is observed, how often, when it counts as unhealthy, and whether the workload is restarted. A file may hold several, divided by `---`.", "type": "object", "additionalProperties": false, "required": ["workload", "type"], "x-recommended": ["enabled"], "properties": { "workload": { "$ref": "healer:common#/$defs/workloadName", "title": "Workload", "description": "The workload this check watches. Several checks may watch one workload; it is unhealthy while one of them is.", "x-defines": "workload" }, "name": { "$ref": "healer:common#/$defs/workloadName", "title": "Check name", "description": "Names this check among those of its workload. The default is the type, so a workload with two http checks needs names." }, "type": { "title": "Check type", "description": "What is observed.", "enum": ["http", "tcp", "exec", "process", "memory", "disk", "host", "zombies", "certificate"], "enumDescriptions": ["an HTTP or HTTPS request; healthy when the answer is as expected (by default status 200 to 399)", "a TCP connection; healthy when it is accepted, and answers as expected where that is asked", "a command run by `sh -c`; healthy when it exits with 0 and prints what is expected where that is asked", "a process by name or pid file: present, and within limits on memory, CPU, threads and restarts; several of one name are counted together", "memory in use on this host (90% at most by default); raises H8", "a file system: space (90% at most by default), inodes, time until full; raises H2", "this host: load (2 for each CPU at most by default), CPU, swap and file descriptors (90% at most by default)", "the number of zombie processes (10 at most by default), with the parents that do not collect them", "a TLS certificate, from a PEM file or an endpoint: days left (14 at least by default), chain, host name; raises H3"] }, "target": { "title": "Target", "x-types": ["http", "exec", "process", "disk", "certificate"], "description": "http: a path such as `/healthz`, or a full URL. exec: the command, given to `sh -c`. process: the process's own name, or the file name of its command or of the script it runs. disk: the mount point. certificate: `host:port`, or a PEM file, relative to the root. The other types do not use it; tcp needs `port`.", "type": "string", "examples": ["/healthz", "https://shop.example/healthz", "pg_isready -q", "shop.example:443"], "x-default-by-type": { "http": "/healthz", "disk": "/" } }, "port": { "$ref": "healer:common#/$defs/port", "x-types": ["http", "tcp"], "description": "The port to connect to. Needed for tcp; http uses 8080 when it is left out or 0.", "examples": [8080, 5432], "x-default-by-type": { "http": 8080 } }, "scheme": { "title": "Scheme", "x-types": ["http"], "description": "http or https, for a target that is only a path.", "enum": ["http", "https"], "enumDescriptions": ["without TLS", "with TLS; the certificate is verified"], "default": "http" }, "host": { "title": "Host", "x-types": ["http", "tcp"], "description": "The host name or address to connect to. Left out, it is the workload's own address as `machinectl` knows it, else 127.0.0.1.", "type": "string", "minLength": 1, "examples": ["127.0.0.1", "db.internal"] }, "send": { "title": "Send", "x-types": ["tcp"], "description": "Text written to the connection once it is there. Line ends are not added: write `\\r\\n` in double quotes.", "type": "string", "minLength": 1, "examples": ["PING\r\n"] }, "pid_file": { "title": "Pid file", "x-types": ["process"], "description": "A file that begins with the id of the process, relative to the root. With a `target` too, that process must have its name: a pid file left behind by a dead process does not pass for another one.", "type": "string", "minLength": 1, "examples": ["/run/nginx.pid"] }, "server_name": { "title": "Server name", "x-types": ["certificate"], "description": "The host name the certificate must be made out to. An endpoint is asked for it (SNI), and its own host is the default; the name in a file is judged only where this is given.", "type": "string", "minLength": 1, "examples": ["shop.example"] }, "ca_file": { "title": "Authorities", "x-types": ["certificate", "http"], "description": "A PEM file of the authorities that are trusted over TLS, in place of the public ones; relative to the root.", "type": "string", "minLength": 1, "examples": ["certificates/ca.pem"] }, "interval": { "$ref": "healer:common#/$defs/duration", "title": "Interval", "description": "The time between the starts of two checks. Zero or negative means the default.", "default": "30s" }, "timeout": { "$ref": "healer:common#/$defs/duration", "title": "Timeout", "description": "How long one check may take before it counts as failed. Keep it below `interval`. Zero or negative means the default.", "default": "5s" }, "retries": { "title": "Failures before unhealthy", "description": "How many failures in a row make the workload unhealthy. Zero or negative means the default.", "type": "integer", "default": 3 }, "success_threshold": { "title": "Successes before healthy", "description": "How many successes in a row make an unhealthy workload healthy again.", "type": "integer", "minimum": 1, "default": 1 }, "enabled": { "title": "Enabled", "description": "Whether a watching daemon runs this check. The default is false, as in the Volt health daemon: write it down, so that nobody believes a check runs that does not.", "type": "boolean", "default": false }, "auto_restart": { "title": "Restart automatically", "description": "Restart the workload once it is unhealthy. A forensic report is written first; see `max_restarts` and `restart_delay` for the limits.", "type": "boolean", "default": false }, "max_restarts": { "title": "Restart limit", "description": "How many attempts are made before giving up, counted since the workload was last healthy for `restart.reset_after`. 0 means no limit.", "type": "integer", "minimum": 0, "default": 0 }, "restart_delay": { "$ref": "healer:common#/$defs/duration", "title": "Restart delay", "description": "The wait before the second restart; each further one waits `restart.backoff` times longer. Zero or negative means the default.", "default": "10s" }, "restart": { "title": "How to restart", "description": "How the workload is restarted: one of `unit`, `command`, `container` or `kubernetes`. The default is `systemctl restart volt-container@WORKLOAD.service`.", "type": "object", "additionalProperties": false, "properties": { "unit": { "title": "systemd unit", "description": "The systemd unit to restart.", "type": "string", "pattern": "^[A-Za-z0-9:_.\\\\@-]+$", "x-expected": "a systemd unit such as web.service", "examples": ["web.service"] }, "command": { "$ref": "healer:common#/$defs/argv", "title": "Restart command", "description": "The command that restarts it, as a list of words; no shell." }, "container": { "title": "Container", "description": "The Docker container to restart, by name or id.", "type": "string", "minLength": 1, "examples": ["web-1"] }, "kubernetes": { "title": "Kubernetes object", "description": "The Kubernetes object to restart, as kind/name, with its namespace.", "type": "object", "additionalProperties": false, "required": ["resource"], "properties": { "resource": { "title": "Resource", "description": "kind/name", "type": "string", "examples": ["deployment/web"] }, "namespace": { "title": "Namespace", "description": "The namespace it is in.", "type": "string", "default": "default" } } }, "backoff": { "title": "Backoff", "description": "Each wait between attempts is this many times the one before.", "type": "number", "minimum": 1, "default": 2 }, "max_delay": { "$ref": "healer:common#/$defs/duration", "title": "Longest delay", "description": "The longest wait between attempts.", "default": "5m" }, "grace": { "$ref": "healer:common#/$defs/duration", "title": "Grace time", "description": "Failures within this time after a restart that worked are noted and do not count.", "default": "0s" }, "reset_after": { "$ref": "healer:common#/$defs/duration", "title": "Reset after", "description": "After being healthy this long, attempts count from zero again.", "default": "10m" } } }, "method": { "title": "HTTP method", "x-types": ["http"], "description": "The method of the request.", "enum": ["GET", "HEAD", "POST", "PUT", "OPTIONS"], "default": "GET" }, "headers": { "title": "HTTP headers", "x-types": ["http"], "description": "Headers sent with the request. Keep secrets out of them: this file is in the clear.", "type": "object", "additionalProperties": { "type": "string" }, "examples": [{ "Accept": "application/json" }] }, "redirect": { "title": "Redirects", "x-types": ["http"], "description": "What to do with a redirect.", "enum": ["follow", "manual"], "enumDescriptions": ["follow up to 10; the last answer is judged", "judge the redirect itself"], "default": "follow" }, "expect": { "title": "Expectations", "description": "What a healthy observation looks like. Everything given must hold, and so must the defaults of the type. A body is read only when `body` or `json` asks for it, 1 MiB at most.", "type": "object", "additionalProperties": false, "properties": { "status": { "title": "Status codes", "x-types": ["http"], "description": "HTTP status codes that are healthy, single or as ranges.", "type": "array", "minItems": 1, "items": { "anyOf": [{ "type": "integer", "minimum": 100, "maximum": 599 }, { "type": "string", "pattern": "^[1-5][0-9]{2}-[1-5][0-9]{2}$" }], "x-expected": "a status such as 200, or a range such as 200-399" }, "default": ["200-399"], "examples": [[200, 204], ["200-299"]] }, "body": { "title": "Body", "x-types": ["http"], "description": "What the body must hold.", "type": "object", "additionalProperties": false, "minProperties": 1, "properties": { "contains": { "title": "Contains", "description": "Text that must be in the body.", "type": "string", "examples": ["ok"] }, "matches": { "title": "Matches", "description": "A regular expression that must match somewhere in the body.", "type": "string", "examples": ["status: (ok|warming)"] } } }, "json": { "title": "JSON values", "x-types": ["http"], "description": "Values the JSON body must hold.", "type": "array", "minItems": 1, "items": { "type": "object", "additionalProperties": false, "required": ["path", "equals"], "properties": { "path": { "title": "Path", "description": "Where the value is: keys and indexes divided by dots.", "type": "string", "minLength": 1, "examples": ["status", "checks.0.state"] }, "equals": { "title": "Equals", "description": "What the value must be.", "type": ["string", "number", "boolean", "null"] } } } }, "latency": { "$ref": "healer:common#/$defs/duration", "title": "Latency", "x-types": ["http", "tcp", "exec"], "description": "The longest time a healthy answer takes." }, "certificate_days": { "title": "Certificate days left", "x-types": ["http", "certificate"], "description": "How many days the TLS certificate must still be valid. Of an http check it is the one of the URL that answered.", "type": "integer", "minimum": 0, "x-default-by-type": { "certificate": 14 }, "examples": [14, 30] }, "trusted": { "title": "Trusted chain", "x-types": ["certificate"], "description": "Whether the certificate must lead, certificate by certificate, to a public authority or one of `ca_file`. The default is true for an endpoint and false for a file.", "type": "boolean", "examples": [true] }, "answer": { "title": "Answer", "x-types": ["tcp"], "description": "What must come over the connection, at first or after `send`. It is read until it holds this, the other side ends it, the timeout is over or 64 KiB have come.", "type": "object", "additionalProperties": false, "minProperties": 1, "properties": { "contains": { "title": "Contains", "description": "Text that must be in the answer.", "type": "string", "examples": ["+PONG"] }, "matches": { "title": "Matches", "description": "A regular expression that must match somewhere in the answer.", "type": "string", "examples": ["^220 .*SMTP"] } } }, "exit_code": { "title": "Exit codes", "x-types": ["exec"], "description": "The exit codes that are healthy.", "type": "array", "minItems": 1, "items": { "type": "integer", "minimum": 0, "maximum": 255 }, "x-default-by-type": { "exec": [0] }, "examples": [[0, 3]] }, "output": { "title": "Output", "x-types": ["exec"], "description": "What the command must print on its standard output; its last 4 KiB are looked at.", "type": "object", "additionalProperties": false, "minProperties": 1, "properties": { "contains": { "title": "Contains", "description": "Text that must be in the output.", "type": "string", "examples": ["accepting connections"] }, "matches": { "title": "Matches", "description": "A regular expression that must match somewhere in the output.", "type": "string", "examples": ["lag: [0-9]s"] } } }, "memory": { "$ref": "healer:common#/$defs/size", "title": "Memory", "x-types": ["process"], "description": "How much memory the process may hold (resident); processes of one name together." }, "cpu": { "title": "CPU", "x-types": ["process", "host"], "description": "How busy it may be since the check before. process: in CPUs, 1 being one whole CPU and 0.5 half of one. host: the share of all CPUs, 0 to 1.", "type": "number", "exclusiveMinimum": 0, "examples": [0.9] }, "thread_change": { "title": "Thread change", "x-types": ["process"], "description": "By how many threads the process may grow or shrink from one check to the next. Not known on macOS.", "type": "integer", "minimum": 0, "examples": [50] }, "restarts": { "title": "Restarts", "x-types": ["process"], "description": "How many processes may have been replaced by others (another pid or start time) since the check before. 0: a restart between two checks is a failure. Without it, a restart is only noted.", "type": "integer", "minimum": 0, "examples": [0] }, "usage": { "$ref": "healer:common#/$defs/share", "title": "Usage", "x-types": ["memory", "disk"], "description": "The share that may be in use. memory: what new work cannot have; caches count as free. disk: space, as `df` counts it.", "x-default-by-type": { "memory": 0.9, "disk": 0.9 } }, "inodes": { "$ref": "healer:common#/$defs/share", "title": "Inodes", "x-types": ["disk"], "description": "The share of the file system's inodes that may be in use: without a free one no file can be made, whatever space is left." }, "time_to_full": { "$ref": "healer:common#/$defs/duration", "title": "Time to full", "x-types": ["disk"], "description": "How long the space left must last at the pace of the last hour. Judged once it was observed for five minutes.", "examples": ["4h", "24h"] }, "load": { "title": "Load", "x-types": ["host"], "description": "The load average of five minutes that is healthy, for each CPU: above 1, work waits.", "type": "number", "exclusiveMinimum": 0, "x-default-by-type": { "host": 2 }, "examples": [1.5] }, "swap": { "$ref": "healer:common#/$defs/share", "title": "Swap", "x-types": ["host"], "description": "The share of swap that may be in use. A host without swap uses none." }, "file_descriptors": { "$ref": "healer:common#/$defs/share", "title": "File descriptors", "x-types": ["host"], "description": "The share of the open files this host allows that may be in use.", "x-default-by-type": { "host": 0.9 } }, "zombies": { "title": "Zombies", "x-types": ["zombies"], "description": "How many processes may have ended without their parent collecting them.", "type": "integer", "minimum": 0, "x-default-by-type": { "zombies": 10 }, "examples": [10] } }, "examples": [{ "status": [200], "body": { "contains": "ok" } }] }, "env": { "$ref": "healer:common#/$defs/environment", "x-types": ["exec"] }, "cwd": { "title": "Working directory", "x-types": ["exec"], "description": "The folder an exec check runs in, relative to the root. The default is the root.", "type": "string", "minLength": 1 }, "depends_on": { "title": "Depends on", "description": "Workloads this one needs. While one of them is unhealthy this one is suppressed: noted, not alerted.", "type": "array", "items": { "$ref": "healer:common#/$defs/workloadName", "x-reference": "workload" }, "examples": [["database"]] }, "labels": { "$ref": "healer:common#/$defs/labels" }, "alert": { "$ref": "healer:common#/$defs/alert", "description": "The alert an unhealthy workload raises.", "x-defines": "alert", "x-default-by-type": { "disk": "H2", "certificate": "H3", "memory": "H8" } }, "severity": { "$ref": "healer:common#/$defs/severity", "description": "The severity of an incident opened by this check." }, "runbook": { "title": "Runbook", "description": "The Markdown file that tells a person what to do, relative to the root.", "type": "string", "minLength": 1, "examples": ["runbooks/web-down.md"], "x-reference": "file" } } };
var func2 = Object.prototype.hasOwnProperty;
var pattern5 = new RegExp("^[A-Za-z0-9][A-Za-z0-9_.:@-]{0,127}$", "u");
function validate59(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate59.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data === "string") {
    if (!pattern5.test(data)) {
      const err0 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9_.:@-]{0,127}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9_.:@-]{0,127}$"' };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate59.errors = vErrors;
  return errors === 0;
}
validate59.evaluated = { "dynamicProps": false, "dynamicItems": false };
function validate62(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate62.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!(typeof data == "number" && (!(data % 1) && !isNaN(data)) && isFinite(data))) {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (typeof data == "number" && isFinite(data)) {
    if (data > 65535 || isNaN(data)) {
      const err1 = { instancePath, schemaPath: "#/maximum", keyword: "maximum", params: { comparison: "<=", limit: 65535 }, message: "must be <= 65535" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data < 0 || isNaN(data)) {
      const err2 = { instancePath, schemaPath: "#/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
  }
  validate62.errors = vErrors;
  return errors === 0;
}
validate62.evaluated = { "dynamicProps": false, "dynamicItems": false };
function validate64(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate64.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data === "string") {
    if (!pattern4.test(data)) {
      const err0 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[-+]?(0|(([0-9]+(\\.[0-9]*)?|\\.[0-9]+)(ns|us|\xB5s|\u03BCs|ms|s|m|h))+)$" }, message: 'must match pattern "^[-+]?(0|(([0-9]+(\\.[0-9]*)?|\\.[0-9]+)(ns|us|\xB5s|\u03BCs|ms|s|m|h))+)$"' };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate64.errors = vErrors;
  return errors === 0;
}
validate64.evaluated = { "dynamicProps": false, "dynamicItems": false };
function validate68(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate68.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (Array.isArray(data)) {
    if (data.length < 1) {
      const err0 = { instancePath, schemaPath: "#/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    const len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++) {
      if (typeof data[i0] !== "string") {
        const err1 = { instancePath: instancePath + "/" + i0, schemaPath: "#/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "array" }, message: "must be array" };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate68.errors = vErrors;
  return errors === 0;
}
validate68.evaluated = { "items": true, "dynamicProps": false, "dynamicItems": false };
var pattern9 = new RegExp("^[0-9]+(\\.[0-9]+)?([KMGT]i?B|B)$", "u");
function validate74(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate74.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data === "string") {
    if (!pattern9.test(data)) {
      const err0 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[0-9]+(\\.[0-9]+)?([KMGT]i?B|B)$" }, message: 'must match pattern "^[0-9]+(\\.[0-9]+)?([KMGT]i?B|B)$"' };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate74.errors = vErrors;
  return errors === 0;
}
validate74.evaluated = { "dynamicProps": false, "dynamicItems": false };
function validate76(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate76.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data == "number" && isFinite(data)) {
    if (data > 1 || isNaN(data)) {
      const err0 = { instancePath, schemaPath: "#/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data < 0 || isNaN(data)) {
      const err1 = { instancePath, schemaPath: "#/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "number" }, message: "must be number" };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate76.errors = vErrors;
  return errors === 0;
}
validate76.evaluated = { "dynamicProps": false, "dynamicItems": false };
function validate82(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate82.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (typeof data[key0] !== "string") {
        const err0 = { instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/additionalProperties/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate82.errors = vErrors;
  return errors === 0;
}
validate82.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate85(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate85.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (typeof data[key0] !== "string") {
        const err0 = { instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/additionalProperties/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate85.errors = vErrors;
  return errors === 0;
}
validate85.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema32 = { "title": "Alert", "description": "An alert of the catalogue, H1 to H8, or a name of your own.", "anyOf": [{ "enum": ["H1", "H2", "H3", "H4", "H5", "H6", "H7", "H8"], "enumDescriptions": ["Argo CD sync drift: an application is out of sync for too long", "Resource exhaustion: a node, disk or volume is nearly full", "Certificate expiry: a TLS certificate ends soon", "Image pull failures: ImagePullBackOff again and again", "Network connectivity: service mesh or DNS trouble", "Database health: no connections left, or slow queries", "Queue backlog: a queue grows past its limit", "Memory pressure: containers killed for memory, or a node short of it"] }, { "type": "string", "pattern": "^[A-Za-z][A-Za-z0-9_.:-]{0,127}$" }], "x-expected": "an alert: H1 to H8, or a name of your own", "x-reference": "alert" };
var pattern10 = new RegExp("^[A-Za-z][A-Za-z0-9_.:-]{0,127}$", "u");
function validate87(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate87.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs0 = errors;
  let valid0 = false;
  const _errs1 = errors;
  if (!(data === "H1" || data === "H2" || data === "H3" || data === "H4" || data === "H5" || data === "H6" || data === "H7" || data === "H8")) {
    const err0 = { instancePath, schemaPath: "#/anyOf/0/enum", keyword: "enum", params: { allowedValues: schema32.anyOf[0].enum }, message: "must be equal to one of the allowed values" };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  var _valid0 = _errs1 === errors;
  valid0 = valid0 || _valid0;
  const _errs2 = errors;
  if (typeof data === "string") {
    if (!pattern10.test(data)) {
      const err1 = { instancePath, schemaPath: "#/anyOf/1/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z][A-Za-z0-9_.:-]{0,127}$" }, message: 'must match pattern "^[A-Za-z][A-Za-z0-9_.:-]{0,127}$"' };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/anyOf/1/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  var _valid0 = _errs2 === errors;
  valid0 = valid0 || _valid0;
  if (!valid0) {
    const err3 = { instancePath, schemaPath: "#/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  } else {
    errors = _errs0;
    if (vErrors !== null) {
      if (_errs0) {
        vErrors.length = _errs0;
      } else {
        vErrors = null;
      }
    }
  }
  validate87.errors = vErrors;
  return errors === 0;
}
validate87.evaluated = { "dynamicProps": false, "dynamicItems": false };
var schema33 = { "title": "Severity", "description": "How bad it is, from P1 (people cannot work) to P4 (a nuisance).", "enum": ["P1", "P2", "P3", "P4"], "enumDescriptions": ["critical: people cannot use the service; someone is woken", "high: a large part is broken or slow", "medium: it works, but something is at risk", "low: a nuisance, to be mended in working hours"] };
function validate89(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate89.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!(data === "P1" || data === "P2" || data === "P3" || data === "P4")) {
    const err0 = { instancePath, schemaPath: "#/enum", keyword: "enum", params: { allowedValues: schema33.enum }, message: "must be equal to one of the allowed values" };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  validate89.errors = vErrors;
  return errors === 0;
}
validate89.evaluated = { "dynamicProps": false, "dynamicItems": false };
var pattern7 = new RegExp("^[A-Za-z0-9:_.\\\\@-]+$", "u");
var pattern8 = new RegExp("^[1-5][0-9]{2}-[1-5][0-9]{2}$", "u");
function validate58(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate58.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.workload === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "workload" }, message: "must have required property 'workload'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.type === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func2.call(schema23.properties, key0)) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.workload !== void 0) {
      if (!validate59(data.workload, { instancePath: instancePath + "/workload", parentData: data, parentDataProperty: "workload", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors);
        errors = vErrors.length;
      }
    }
    if (data.name !== void 0) {
      if (!validate59(data.name, { instancePath: instancePath + "/name", parentData: data, parentDataProperty: "name", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors);
        errors = vErrors.length;
      }
    }
    if (data.type !== void 0) {
      let data2 = data.type;
      if (!(data2 === "http" || data2 === "tcp" || data2 === "exec" || data2 === "process" || data2 === "memory" || data2 === "disk" || data2 === "host" || data2 === "zombies" || data2 === "certificate")) {
        const err3 = { instancePath: instancePath + "/type", schemaPath: "#/properties/type/enum", keyword: "enum", params: { allowedValues: schema23.properties.type.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.target !== void 0) {
      if (typeof data.target !== "string") {
        const err4 = { instancePath: instancePath + "/target", schemaPath: "#/properties/target/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.port !== void 0) {
      if (!validate62(data.port, { instancePath: instancePath + "/port", parentData: data, parentDataProperty: "port", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors);
        errors = vErrors.length;
      }
    }
    if (data.scheme !== void 0) {
      let data5 = data.scheme;
      if (!(data5 === "http" || data5 === "https")) {
        const err5 = { instancePath: instancePath + "/scheme", schemaPath: "#/properties/scheme/enum", keyword: "enum", params: { allowedValues: schema23.properties.scheme.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.host !== void 0) {
      let data6 = data.host;
      if (typeof data6 === "string") {
        if (func1(data6) < 1) {
          const err6 = { instancePath: instancePath + "/host", schemaPath: "#/properties/host/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      } else {
        const err7 = { instancePath: instancePath + "/host", schemaPath: "#/properties/host/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.send !== void 0) {
      let data7 = data.send;
      if (typeof data7 === "string") {
        if (func1(data7) < 1) {
          const err8 = { instancePath: instancePath + "/send", schemaPath: "#/properties/send/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      } else {
        const err9 = { instancePath: instancePath + "/send", schemaPath: "#/properties/send/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.pid_file !== void 0) {
      let data8 = data.pid_file;
      if (typeof data8 === "string") {
        if (func1(data8) < 1) {
          const err10 = { instancePath: instancePath + "/pid_file", schemaPath: "#/properties/pid_file/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
      } else {
        const err11 = { instancePath: instancePath + "/pid_file", schemaPath: "#/properties/pid_file/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.server_name !== void 0) {
      let data9 = data.server_name;
      if (typeof data9 === "string") {
        if (func1(data9) < 1) {
          const err12 = { instancePath: instancePath + "/server_name", schemaPath: "#/properties/server_name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
      } else {
        const err13 = { instancePath: instancePath + "/server_name", schemaPath: "#/properties/server_name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.ca_file !== void 0) {
      let data10 = data.ca_file;
      if (typeof data10 === "string") {
        if (func1(data10) < 1) {
          const err14 = { instancePath: instancePath + "/ca_file", schemaPath: "#/properties/ca_file/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
      } else {
        const err15 = { instancePath: instancePath + "/ca_file", schemaPath: "#/properties/ca_file/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
    if (data.interval !== void 0) {
      if (!validate64(data.interval, { instancePath: instancePath + "/interval", parentData: data, parentDataProperty: "interval", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate64.errors : vErrors.concat(validate64.errors);
        errors = vErrors.length;
      }
    }
    if (data.timeout !== void 0) {
      if (!validate64(data.timeout, { instancePath: instancePath + "/timeout", parentData: data, parentDataProperty: "timeout", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate64.errors : vErrors.concat(validate64.errors);
        errors = vErrors.length;
      }
    }
    if (data.retries !== void 0) {
      let data13 = data.retries;
      if (!(typeof data13 == "number" && (!(data13 % 1) && !isNaN(data13)) && isFinite(data13))) {
        const err16 = { instancePath: instancePath + "/retries", schemaPath: "#/properties/retries/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
    if (data.success_threshold !== void 0) {
      let data14 = data.success_threshold;
      if (!(typeof data14 == "number" && (!(data14 % 1) && !isNaN(data14)) && isFinite(data14))) {
        const err17 = { instancePath: instancePath + "/success_threshold", schemaPath: "#/properties/success_threshold/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
      if (typeof data14 == "number" && isFinite(data14)) {
        if (data14 < 1 || isNaN(data14)) {
          const err18 = { instancePath: instancePath + "/success_threshold", schemaPath: "#/properties/success_threshold/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
          if (vErrors === null) {
            vErrors = [err18];
          } else {
            vErrors.push(err18);
          }
          errors++;
        }
      }
    }
    if (data.enabled !== void 0) {
      if (typeof data.enabled !== "boolean") {
        const err19 = { instancePath: instancePath + "/enabled", schemaPath: "#/properties/enabled/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
    if (data.auto_restart !== void 0) {
      if (typeof data.auto_restart !== "boolean") {
        const err20 = { instancePath: instancePath + "/auto_restart", schemaPath: "#/properties/auto_restart/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
    }
    if (data.max_restarts !== void 0) {
      let data17 = data.max_restarts;
      if (!(typeof data17 == "number" && (!(data17 % 1) && !isNaN(data17)) && isFinite(data17))) {
        const err21 = { instancePath: instancePath + "/max_restarts", schemaPath: "#/properties/max_restarts/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
      if (typeof data17 == "number" && isFinite(data17)) {
        if (data17 < 0 || isNaN(data17)) {
          const err22 = { instancePath: instancePath + "/max_restarts", schemaPath: "#/properties/max_restarts/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          if (vErrors === null) {
            vErrors = [err22];
          } else {
            vErrors.push(err22);
          }
          errors++;
        }
      }
    }
    if (data.restart_delay !== void 0) {
      if (!validate64(data.restart_delay, { instancePath: instancePath + "/restart_delay", parentData: data, parentDataProperty: "restart_delay", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate64.errors : vErrors.concat(validate64.errors);
        errors = vErrors.length;
      }
    }
    if (data.restart !== void 0) {
      let data19 = data.restart;
      if (data19 && typeof data19 == "object" && !Array.isArray(data19)) {
        for (const key1 in data19) {
          if (!(key1 === "unit" || key1 === "command" || key1 === "container" || key1 === "kubernetes" || key1 === "backoff" || key1 === "max_delay" || key1 === "grace" || key1 === "reset_after")) {
            const err23 = { instancePath: instancePath + "/restart", schemaPath: "#/properties/restart/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err23];
            } else {
              vErrors.push(err23);
            }
            errors++;
          }
        }
        if (data19.unit !== void 0) {
          let data20 = data19.unit;
          if (typeof data20 === "string") {
            if (!pattern7.test(data20)) {
              const err24 = { instancePath: instancePath + "/restart/unit", schemaPath: "#/properties/restart/properties/unit/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9:_.\\\\@-]+$" }, message: 'must match pattern "^[A-Za-z0-9:_.\\\\@-]+$"' };
              if (vErrors === null) {
                vErrors = [err24];
              } else {
                vErrors.push(err24);
              }
              errors++;
            }
          } else {
            const err25 = { instancePath: instancePath + "/restart/unit", schemaPath: "#/properties/restart/properties/unit/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err25];
            } else {
              vErrors.push(err25);
            }
            errors++;
          }
        }
        if (data19.command !== void 0) {
          if (!validate68(data19.command, { instancePath: instancePath + "/restart/command", parentData: data19, parentDataProperty: "command", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate68.errors : vErrors.concat(validate68.errors);
            errors = vErrors.length;
          }
        }
        if (data19.container !== void 0) {
          let data22 = data19.container;
          if (typeof data22 === "string") {
            if (func1(data22) < 1) {
              const err26 = { instancePath: instancePath + "/restart/container", schemaPath: "#/properties/restart/properties/container/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              if (vErrors === null) {
                vErrors = [err26];
              } else {
                vErrors.push(err26);
              }
              errors++;
            }
          } else {
            const err27 = { instancePath: instancePath + "/restart/container", schemaPath: "#/properties/restart/properties/container/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err27];
            } else {
              vErrors.push(err27);
            }
            errors++;
          }
        }
        if (data19.kubernetes !== void 0) {
          let data23 = data19.kubernetes;
          if (data23 && typeof data23 == "object" && !Array.isArray(data23)) {
            if (data23.resource === void 0) {
              const err28 = { instancePath: instancePath + "/restart/kubernetes", schemaPath: "#/properties/restart/properties/kubernetes/required", keyword: "required", params: { missingProperty: "resource" }, message: "must have required property 'resource'" };
              if (vErrors === null) {
                vErrors = [err28];
              } else {
                vErrors.push(err28);
              }
              errors++;
            }
            for (const key2 in data23) {
              if (!(key2 === "resource" || key2 === "namespace")) {
                const err29 = { instancePath: instancePath + "/restart/kubernetes", schemaPath: "#/properties/restart/properties/kubernetes/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err29];
                } else {
                  vErrors.push(err29);
                }
                errors++;
              }
            }
            if (data23.resource !== void 0) {
              if (typeof data23.resource !== "string") {
                const err30 = { instancePath: instancePath + "/restart/kubernetes/resource", schemaPath: "#/properties/restart/properties/kubernetes/properties/resource/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err30];
                } else {
                  vErrors.push(err30);
                }
                errors++;
              }
            }
            if (data23.namespace !== void 0) {
              if (typeof data23.namespace !== "string") {
                const err31 = { instancePath: instancePath + "/restart/kubernetes/namespace", schemaPath: "#/properties/restart/properties/kubernetes/properties/namespace/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err31];
                } else {
                  vErrors.push(err31);
                }
                errors++;
              }
            }
          } else {
            const err32 = { instancePath: instancePath + "/restart/kubernetes", schemaPath: "#/properties/restart/properties/kubernetes/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err32];
            } else {
              vErrors.push(err32);
            }
            errors++;
          }
        }
        if (data19.backoff !== void 0) {
          let data26 = data19.backoff;
          if (typeof data26 == "number" && isFinite(data26)) {
            if (data26 < 1 || isNaN(data26)) {
              const err33 = { instancePath: instancePath + "/restart/backoff", schemaPath: "#/properties/restart/properties/backoff/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
              if (vErrors === null) {
                vErrors = [err33];
              } else {
                vErrors.push(err33);
              }
              errors++;
            }
          } else {
            const err34 = { instancePath: instancePath + "/restart/backoff", schemaPath: "#/properties/restart/properties/backoff/type", keyword: "type", params: { type: "number" }, message: "must be number" };
            if (vErrors === null) {
              vErrors = [err34];
            } else {
              vErrors.push(err34);
            }
            errors++;
          }
        }
        if (data19.max_delay !== void 0) {
          if (!validate64(data19.max_delay, { instancePath: instancePath + "/restart/max_delay", parentData: data19, parentDataProperty: "max_delay", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate64.errors : vErrors.concat(validate64.errors);
            errors = vErrors.length;
          }
        }
        if (data19.grace !== void 0) {
          if (!validate64(data19.grace, { instancePath: instancePath + "/restart/grace", parentData: data19, parentDataProperty: "grace", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate64.errors : vErrors.concat(validate64.errors);
            errors = vErrors.length;
          }
        }
        if (data19.reset_after !== void 0) {
          if (!validate64(data19.reset_after, { instancePath: instancePath + "/restart/reset_after", parentData: data19, parentDataProperty: "reset_after", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate64.errors : vErrors.concat(validate64.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err35 = { instancePath: instancePath + "/restart", schemaPath: "#/properties/restart/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err35];
        } else {
          vErrors.push(err35);
        }
        errors++;
      }
    }
    if (data.method !== void 0) {
      let data30 = data.method;
      if (!(data30 === "GET" || data30 === "HEAD" || data30 === "POST" || data30 === "PUT" || data30 === "OPTIONS")) {
        const err36 = { instancePath: instancePath + "/method", schemaPath: "#/properties/method/enum", keyword: "enum", params: { allowedValues: schema23.properties.method.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err36];
        } else {
          vErrors.push(err36);
        }
        errors++;
      }
    }
    if (data.headers !== void 0) {
      let data31 = data.headers;
      if (data31 && typeof data31 == "object" && !Array.isArray(data31)) {
        for (const key3 in data31) {
          if (typeof data31[key3] !== "string") {
            const err37 = { instancePath: instancePath + "/headers/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/headers/additionalProperties/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err37];
            } else {
              vErrors.push(err37);
            }
            errors++;
          }
        }
      } else {
        const err38 = { instancePath: instancePath + "/headers", schemaPath: "#/properties/headers/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err38];
        } else {
          vErrors.push(err38);
        }
        errors++;
      }
    }
    if (data.redirect !== void 0) {
      let data33 = data.redirect;
      if (!(data33 === "follow" || data33 === "manual")) {
        const err39 = { instancePath: instancePath + "/redirect", schemaPath: "#/properties/redirect/enum", keyword: "enum", params: { allowedValues: schema23.properties.redirect.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err39];
        } else {
          vErrors.push(err39);
        }
        errors++;
      }
    }
    if (data.expect !== void 0) {
      let data34 = data.expect;
      if (data34 && typeof data34 == "object" && !Array.isArray(data34)) {
        for (const key4 in data34) {
          if (!func2.call(schema23.properties.expect.properties, key4)) {
            const err40 = { instancePath: instancePath + "/expect", schemaPath: "#/properties/expect/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err40];
            } else {
              vErrors.push(err40);
            }
            errors++;
          }
        }
        if (data34.status !== void 0) {
          let data35 = data34.status;
          if (Array.isArray(data35)) {
            if (data35.length < 1) {
              const err41 = { instancePath: instancePath + "/expect/status", schemaPath: "#/properties/expect/properties/status/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
              if (vErrors === null) {
                vErrors = [err41];
              } else {
                vErrors.push(err41);
              }
              errors++;
            }
            const len0 = data35.length;
            for (let i0 = 0; i0 < len0; i0++) {
              let data36 = data35[i0];
              const _errs65 = errors;
              let valid7 = false;
              const _errs66 = errors;
              if (!(typeof data36 == "number" && (!(data36 % 1) && !isNaN(data36)) && isFinite(data36))) {
                const err42 = { instancePath: instancePath + "/expect/status/" + i0, schemaPath: "#/properties/expect/properties/status/items/anyOf/0/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                if (vErrors === null) {
                  vErrors = [err42];
                } else {
                  vErrors.push(err42);
                }
                errors++;
              }
              if (typeof data36 == "number" && isFinite(data36)) {
                if (data36 > 599 || isNaN(data36)) {
                  const err43 = { instancePath: instancePath + "/expect/status/" + i0, schemaPath: "#/properties/expect/properties/status/items/anyOf/0/maximum", keyword: "maximum", params: { comparison: "<=", limit: 599 }, message: "must be <= 599" };
                  if (vErrors === null) {
                    vErrors = [err43];
                  } else {
                    vErrors.push(err43);
                  }
                  errors++;
                }
                if (data36 < 100 || isNaN(data36)) {
                  const err44 = { instancePath: instancePath + "/expect/status/" + i0, schemaPath: "#/properties/expect/properties/status/items/anyOf/0/minimum", keyword: "minimum", params: { comparison: ">=", limit: 100 }, message: "must be >= 100" };
                  if (vErrors === null) {
                    vErrors = [err44];
                  } else {
                    vErrors.push(err44);
                  }
                  errors++;
                }
              }
              var _valid0 = _errs66 === errors;
              valid7 = valid7 || _valid0;
              const _errs68 = errors;
              if (typeof data36 === "string") {
                if (!pattern8.test(data36)) {
                  const err45 = { instancePath: instancePath + "/expect/status/" + i0, schemaPath: "#/properties/expect/properties/status/items/anyOf/1/pattern", keyword: "pattern", params: { pattern: "^[1-5][0-9]{2}-[1-5][0-9]{2}$" }, message: 'must match pattern "^[1-5][0-9]{2}-[1-5][0-9]{2}$"' };
                  if (vErrors === null) {
                    vErrors = [err45];
                  } else {
                    vErrors.push(err45);
                  }
                  errors++;
                }
              } else {
                const err46 = { instancePath: instancePath + "/expect/status/" + i0, schemaPath: "#/properties/expect/properties/status/items/anyOf/1/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err46];
                } else {
                  vErrors.push(err46);
                }
                errors++;
              }
              var _valid0 = _errs68 === errors;
              valid7 = valid7 || _valid0;
              if (!valid7) {
                const err47 = { instancePath: instancePath + "/expect/status/" + i0, schemaPath: "#/properties/expect/properties/status/items/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                if (vErrors === null) {
                  vErrors = [err47];
                } else {
                  vErrors.push(err47);
                }
                errors++;
              } else {
                errors = _errs65;
                if (vErrors !== null) {
                  if (_errs65) {
                    vErrors.length = _errs65;
                  } else {
                    vErrors = null;
                  }
                }
              }
            }
          } else {
            const err48 = { instancePath: instancePath + "/expect/status", schemaPath: "#/properties/expect/properties/status/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            if (vErrors === null) {
              vErrors = [err48];
            } else {
              vErrors.push(err48);
            }
            errors++;
          }
        }
        if (data34.body !== void 0) {
          let data37 = data34.body;
          if (data37 && typeof data37 == "object" && !Array.isArray(data37)) {
            if (Object.keys(data37).length < 1) {
              const err49 = { instancePath: instancePath + "/expect/body", schemaPath: "#/properties/expect/properties/body/minProperties", keyword: "minProperties", params: { limit: 1 }, message: "must NOT have fewer than 1 properties" };
              if (vErrors === null) {
                vErrors = [err49];
              } else {
                vErrors.push(err49);
              }
              errors++;
            }
            for (const key5 in data37) {
              if (!(key5 === "contains" || key5 === "matches")) {
                const err50 = { instancePath: instancePath + "/expect/body", schemaPath: "#/properties/expect/properties/body/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key5 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err50];
                } else {
                  vErrors.push(err50);
                }
                errors++;
              }
            }
            if (data37.contains !== void 0) {
              if (typeof data37.contains !== "string") {
                const err51 = { instancePath: instancePath + "/expect/body/contains", schemaPath: "#/properties/expect/properties/body/properties/contains/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err51];
                } else {
                  vErrors.push(err51);
                }
                errors++;
              }
            }
            if (data37.matches !== void 0) {
              if (typeof data37.matches !== "string") {
                const err52 = { instancePath: instancePath + "/expect/body/matches", schemaPath: "#/properties/expect/properties/body/properties/matches/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err52];
                } else {
                  vErrors.push(err52);
                }
                errors++;
              }
            }
          } else {
            const err53 = { instancePath: instancePath + "/expect/body", schemaPath: "#/properties/expect/properties/body/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err53];
            } else {
              vErrors.push(err53);
            }
            errors++;
          }
        }
        if (data34.json !== void 0) {
          let data40 = data34.json;
          if (Array.isArray(data40)) {
            if (data40.length < 1) {
              const err54 = { instancePath: instancePath + "/expect/json", schemaPath: "#/properties/expect/properties/json/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
              if (vErrors === null) {
                vErrors = [err54];
              } else {
                vErrors.push(err54);
              }
              errors++;
            }
            const len1 = data40.length;
            for (let i1 = 0; i1 < len1; i1++) {
              let data41 = data40[i1];
              if (data41 && typeof data41 == "object" && !Array.isArray(data41)) {
                if (data41.path === void 0) {
                  const err55 = { instancePath: instancePath + "/expect/json/" + i1, schemaPath: "#/properties/expect/properties/json/items/required", keyword: "required", params: { missingProperty: "path" }, message: "must have required property 'path'" };
                  if (vErrors === null) {
                    vErrors = [err55];
                  } else {
                    vErrors.push(err55);
                  }
                  errors++;
                }
                if (data41.equals === void 0) {
                  const err56 = { instancePath: instancePath + "/expect/json/" + i1, schemaPath: "#/properties/expect/properties/json/items/required", keyword: "required", params: { missingProperty: "equals" }, message: "must have required property 'equals'" };
                  if (vErrors === null) {
                    vErrors = [err56];
                  } else {
                    vErrors.push(err56);
                  }
                  errors++;
                }
                for (const key6 in data41) {
                  if (!(key6 === "path" || key6 === "equals")) {
                    const err57 = { instancePath: instancePath + "/expect/json/" + i1, schemaPath: "#/properties/expect/properties/json/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key6 }, message: "must NOT have additional properties" };
                    if (vErrors === null) {
                      vErrors = [err57];
                    } else {
                      vErrors.push(err57);
                    }
                    errors++;
                  }
                }
                if (data41.path !== void 0) {
                  let data42 = data41.path;
                  if (typeof data42 === "string") {
                    if (func1(data42) < 1) {
                      const err58 = { instancePath: instancePath + "/expect/json/" + i1 + "/path", schemaPath: "#/properties/expect/properties/json/items/properties/path/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                      if (vErrors === null) {
                        vErrors = [err58];
                      } else {
                        vErrors.push(err58);
                      }
                      errors++;
                    }
                  } else {
                    const err59 = { instancePath: instancePath + "/expect/json/" + i1 + "/path", schemaPath: "#/properties/expect/properties/json/items/properties/path/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err59];
                    } else {
                      vErrors.push(err59);
                    }
                    errors++;
                  }
                }
                if (data41.equals !== void 0) {
                  let data43 = data41.equals;
                  if (typeof data43 !== "string" && !(typeof data43 == "number" && isFinite(data43)) && typeof data43 !== "boolean" && data43 !== null) {
                    const err60 = { instancePath: instancePath + "/expect/json/" + i1 + "/equals", schemaPath: "#/properties/expect/properties/json/items/properties/equals/type", keyword: "type", params: { type: schema23.properties.expect.properties.json.items.properties.equals.type }, message: "must be string,number,boolean,null" };
                    if (vErrors === null) {
                      vErrors = [err60];
                    } else {
                      vErrors.push(err60);
                    }
                    errors++;
                  }
                }
              } else {
                const err61 = { instancePath: instancePath + "/expect/json/" + i1, schemaPath: "#/properties/expect/properties/json/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                if (vErrors === null) {
                  vErrors = [err61];
                } else {
                  vErrors.push(err61);
                }
                errors++;
              }
            }
          } else {
            const err62 = { instancePath: instancePath + "/expect/json", schemaPath: "#/properties/expect/properties/json/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            if (vErrors === null) {
              vErrors = [err62];
            } else {
              vErrors.push(err62);
            }
            errors++;
          }
        }
        if (data34.latency !== void 0) {
          if (!validate64(data34.latency, { instancePath: instancePath + "/expect/latency", parentData: data34, parentDataProperty: "latency", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate64.errors : vErrors.concat(validate64.errors);
            errors = vErrors.length;
          }
        }
        if (data34.certificate_days !== void 0) {
          let data45 = data34.certificate_days;
          if (!(typeof data45 == "number" && (!(data45 % 1) && !isNaN(data45)) && isFinite(data45))) {
            const err63 = { instancePath: instancePath + "/expect/certificate_days", schemaPath: "#/properties/expect/properties/certificate_days/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            if (vErrors === null) {
              vErrors = [err63];
            } else {
              vErrors.push(err63);
            }
            errors++;
          }
          if (typeof data45 == "number" && isFinite(data45)) {
            if (data45 < 0 || isNaN(data45)) {
              const err64 = { instancePath: instancePath + "/expect/certificate_days", schemaPath: "#/properties/expect/properties/certificate_days/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
              if (vErrors === null) {
                vErrors = [err64];
              } else {
                vErrors.push(err64);
              }
              errors++;
            }
          }
        }
        if (data34.trusted !== void 0) {
          if (typeof data34.trusted !== "boolean") {
            const err65 = { instancePath: instancePath + "/expect/trusted", schemaPath: "#/properties/expect/properties/trusted/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
            if (vErrors === null) {
              vErrors = [err65];
            } else {
              vErrors.push(err65);
            }
            errors++;
          }
        }
        if (data34.answer !== void 0) {
          let data47 = data34.answer;
          if (data47 && typeof data47 == "object" && !Array.isArray(data47)) {
            if (Object.keys(data47).length < 1) {
              const err66 = { instancePath: instancePath + "/expect/answer", schemaPath: "#/properties/expect/properties/answer/minProperties", keyword: "minProperties", params: { limit: 1 }, message: "must NOT have fewer than 1 properties" };
              if (vErrors === null) {
                vErrors = [err66];
              } else {
                vErrors.push(err66);
              }
              errors++;
            }
            for (const key7 in data47) {
              if (!(key7 === "contains" || key7 === "matches")) {
                const err67 = { instancePath: instancePath + "/expect/answer", schemaPath: "#/properties/expect/properties/answer/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key7 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err67];
                } else {
                  vErrors.push(err67);
                }
                errors++;
              }
            }
            if (data47.contains !== void 0) {
              if (typeof data47.contains !== "string") {
                const err68 = { instancePath: instancePath + "/expect/answer/contains", schemaPath: "#/properties/expect/properties/answer/properties/contains/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err68];
                } else {
                  vErrors.push(err68);
                }
                errors++;
              }
            }
            if (data47.matches !== void 0) {
              if (typeof data47.matches !== "string") {
                const err69 = { instancePath: instancePath + "/expect/answer/matches", schemaPath: "#/properties/expect/properties/answer/properties/matches/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err69];
                } else {
                  vErrors.push(err69);
                }
                errors++;
              }
            }
          } else {
            const err70 = { instancePath: instancePath + "/expect/answer", schemaPath: "#/properties/expect/properties/answer/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err70];
            } else {
              vErrors.push(err70);
            }
            errors++;
          }
        }
        if (data34.exit_code !== void 0) {
          let data50 = data34.exit_code;
          if (Array.isArray(data50)) {
            if (data50.length < 1) {
              const err71 = { instancePath: instancePath + "/expect/exit_code", schemaPath: "#/properties/expect/properties/exit_code/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
              if (vErrors === null) {
                vErrors = [err71];
              } else {
                vErrors.push(err71);
              }
              errors++;
            }
            const len2 = data50.length;
            for (let i2 = 0; i2 < len2; i2++) {
              let data51 = data50[i2];
              if (!(typeof data51 == "number" && (!(data51 % 1) && !isNaN(data51)) && isFinite(data51))) {
                const err72 = { instancePath: instancePath + "/expect/exit_code/" + i2, schemaPath: "#/properties/expect/properties/exit_code/items/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                if (vErrors === null) {
                  vErrors = [err72];
                } else {
                  vErrors.push(err72);
                }
                errors++;
              }
              if (typeof data51 == "number" && isFinite(data51)) {
                if (data51 > 255 || isNaN(data51)) {
                  const err73 = { instancePath: instancePath + "/expect/exit_code/" + i2, schemaPath: "#/properties/expect/properties/exit_code/items/maximum", keyword: "maximum", params: { comparison: "<=", limit: 255 }, message: "must be <= 255" };
                  if (vErrors === null) {
                    vErrors = [err73];
                  } else {
                    vErrors.push(err73);
                  }
                  errors++;
                }
                if (data51 < 0 || isNaN(data51)) {
                  const err74 = { instancePath: instancePath + "/expect/exit_code/" + i2, schemaPath: "#/properties/expect/properties/exit_code/items/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  if (vErrors === null) {
                    vErrors = [err74];
                  } else {
                    vErrors.push(err74);
                  }
                  errors++;
                }
              }
            }
          } else {
            const err75 = { instancePath: instancePath + "/expect/exit_code", schemaPath: "#/properties/expect/properties/exit_code/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            if (vErrors === null) {
              vErrors = [err75];
            } else {
              vErrors.push(err75);
            }
            errors++;
          }
        }
        if (data34.output !== void 0) {
          let data52 = data34.output;
          if (data52 && typeof data52 == "object" && !Array.isArray(data52)) {
            if (Object.keys(data52).length < 1) {
              const err76 = { instancePath: instancePath + "/expect/output", schemaPath: "#/properties/expect/properties/output/minProperties", keyword: "minProperties", params: { limit: 1 }, message: "must NOT have fewer than 1 properties" };
              if (vErrors === null) {
                vErrors = [err76];
              } else {
                vErrors.push(err76);
              }
              errors++;
            }
            for (const key8 in data52) {
              if (!(key8 === "contains" || key8 === "matches")) {
                const err77 = { instancePath: instancePath + "/expect/output", schemaPath: "#/properties/expect/properties/output/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key8 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err77];
                } else {
                  vErrors.push(err77);
                }
                errors++;
              }
            }
            if (data52.contains !== void 0) {
              if (typeof data52.contains !== "string") {
                const err78 = { instancePath: instancePath + "/expect/output/contains", schemaPath: "#/properties/expect/properties/output/properties/contains/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err78];
                } else {
                  vErrors.push(err78);
                }
                errors++;
              }
            }
            if (data52.matches !== void 0) {
              if (typeof data52.matches !== "string") {
                const err79 = { instancePath: instancePath + "/expect/output/matches", schemaPath: "#/properties/expect/properties/output/properties/matches/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err79];
                } else {
                  vErrors.push(err79);
                }
                errors++;
              }
            }
          } else {
            const err80 = { instancePath: instancePath + "/expect/output", schemaPath: "#/properties/expect/properties/output/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err80];
            } else {
              vErrors.push(err80);
            }
            errors++;
          }
        }
        if (data34.memory !== void 0) {
          if (!validate74(data34.memory, { instancePath: instancePath + "/expect/memory", parentData: data34, parentDataProperty: "memory", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate74.errors : vErrors.concat(validate74.errors);
            errors = vErrors.length;
          }
        }
        if (data34.cpu !== void 0) {
          let data56 = data34.cpu;
          if (typeof data56 == "number" && isFinite(data56)) {
            if (data56 <= 0 || isNaN(data56)) {
              const err81 = { instancePath: instancePath + "/expect/cpu", schemaPath: "#/properties/expect/properties/cpu/exclusiveMinimum", keyword: "exclusiveMinimum", params: { comparison: ">", limit: 0 }, message: "must be > 0" };
              if (vErrors === null) {
                vErrors = [err81];
              } else {
                vErrors.push(err81);
              }
              errors++;
            }
          } else {
            const err82 = { instancePath: instancePath + "/expect/cpu", schemaPath: "#/properties/expect/properties/cpu/type", keyword: "type", params: { type: "number" }, message: "must be number" };
            if (vErrors === null) {
              vErrors = [err82];
            } else {
              vErrors.push(err82);
            }
            errors++;
          }
        }
        if (data34.thread_change !== void 0) {
          let data57 = data34.thread_change;
          if (!(typeof data57 == "number" && (!(data57 % 1) && !isNaN(data57)) && isFinite(data57))) {
            const err83 = { instancePath: instancePath + "/expect/thread_change", schemaPath: "#/properties/expect/properties/thread_change/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            if (vErrors === null) {
              vErrors = [err83];
            } else {
              vErrors.push(err83);
            }
            errors++;
          }
          if (typeof data57 == "number" && isFinite(data57)) {
            if (data57 < 0 || isNaN(data57)) {
              const err84 = { instancePath: instancePath + "/expect/thread_change", schemaPath: "#/properties/expect/properties/thread_change/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
              if (vErrors === null) {
                vErrors = [err84];
              } else {
                vErrors.push(err84);
              }
              errors++;
            }
          }
        }
        if (data34.restarts !== void 0) {
          let data58 = data34.restarts;
          if (!(typeof data58 == "number" && (!(data58 % 1) && !isNaN(data58)) && isFinite(data58))) {
            const err85 = { instancePath: instancePath + "/expect/restarts", schemaPath: "#/properties/expect/properties/restarts/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            if (vErrors === null) {
              vErrors = [err85];
            } else {
              vErrors.push(err85);
            }
            errors++;
          }
          if (typeof data58 == "number" && isFinite(data58)) {
            if (data58 < 0 || isNaN(data58)) {
              const err86 = { instancePath: instancePath + "/expect/restarts", schemaPath: "#/properties/expect/properties/restarts/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
              if (vErrors === null) {
                vErrors = [err86];
              } else {
                vErrors.push(err86);
              }
              errors++;
            }
          }
        }
        if (data34.usage !== void 0) {
          if (!validate76(data34.usage, { instancePath: instancePath + "/expect/usage", parentData: data34, parentDataProperty: "usage", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate76.errors : vErrors.concat(validate76.errors);
            errors = vErrors.length;
          }
        }
        if (data34.inodes !== void 0) {
          if (!validate76(data34.inodes, { instancePath: instancePath + "/expect/inodes", parentData: data34, parentDataProperty: "inodes", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate76.errors : vErrors.concat(validate76.errors);
            errors = vErrors.length;
          }
        }
        if (data34.time_to_full !== void 0) {
          if (!validate64(data34.time_to_full, { instancePath: instancePath + "/expect/time_to_full", parentData: data34, parentDataProperty: "time_to_full", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate64.errors : vErrors.concat(validate64.errors);
            errors = vErrors.length;
          }
        }
        if (data34.load !== void 0) {
          let data62 = data34.load;
          if (typeof data62 == "number" && isFinite(data62)) {
            if (data62 <= 0 || isNaN(data62)) {
              const err87 = { instancePath: instancePath + "/expect/load", schemaPath: "#/properties/expect/properties/load/exclusiveMinimum", keyword: "exclusiveMinimum", params: { comparison: ">", limit: 0 }, message: "must be > 0" };
              if (vErrors === null) {
                vErrors = [err87];
              } else {
                vErrors.push(err87);
              }
              errors++;
            }
          } else {
            const err88 = { instancePath: instancePath + "/expect/load", schemaPath: "#/properties/expect/properties/load/type", keyword: "type", params: { type: "number" }, message: "must be number" };
            if (vErrors === null) {
              vErrors = [err88];
            } else {
              vErrors.push(err88);
            }
            errors++;
          }
        }
        if (data34.swap !== void 0) {
          if (!validate76(data34.swap, { instancePath: instancePath + "/expect/swap", parentData: data34, parentDataProperty: "swap", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate76.errors : vErrors.concat(validate76.errors);
            errors = vErrors.length;
          }
        }
        if (data34.file_descriptors !== void 0) {
          if (!validate76(data34.file_descriptors, { instancePath: instancePath + "/expect/file_descriptors", parentData: data34, parentDataProperty: "file_descriptors", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate76.errors : vErrors.concat(validate76.errors);
            errors = vErrors.length;
          }
        }
        if (data34.zombies !== void 0) {
          let data65 = data34.zombies;
          if (!(typeof data65 == "number" && (!(data65 % 1) && !isNaN(data65)) && isFinite(data65))) {
            const err89 = { instancePath: instancePath + "/expect/zombies", schemaPath: "#/properties/expect/properties/zombies/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            if (vErrors === null) {
              vErrors = [err89];
            } else {
              vErrors.push(err89);
            }
            errors++;
          }
          if (typeof data65 == "number" && isFinite(data65)) {
            if (data65 < 0 || isNaN(data65)) {
              const err90 = { instancePath: instancePath + "/expect/zombies", schemaPath: "#/properties/expect/properties/zombies/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
              if (vErrors === null) {
                vErrors = [err90];
              } else {
                vErrors.push(err90);
              }
              errors++;
            }
          }
        }
      } else {
        const err91 = { instancePath: instancePath + "/expect", schemaPath: "#/properties/expect/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err91];
        } else {
          vErrors.push(err91);
        }
        errors++;
      }
    }
    if (data.env !== void 0) {
      if (!validate82(data.env, { instancePath: instancePath + "/env", parentData: data, parentDataProperty: "env", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate82.errors : vErrors.concat(validate82.errors);
        errors = vErrors.length;
      }
    }
    if (data.cwd !== void 0) {
      let data67 = data.cwd;
      if (typeof data67 === "string") {
        if (func1(data67) < 1) {
          const err92 = { instancePath: instancePath + "/cwd", schemaPath: "#/properties/cwd/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err92];
          } else {
            vErrors.push(err92);
          }
          errors++;
        }
      } else {
        const err93 = { instancePath: instancePath + "/cwd", schemaPath: "#/properties/cwd/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err93];
        } else {
          vErrors.push(err93);
        }
        errors++;
      }
    }
    if (data.depends_on !== void 0) {
      let data68 = data.depends_on;
      if (Array.isArray(data68)) {
        const len3 = data68.length;
        for (let i3 = 0; i3 < len3; i3++) {
          if (!validate59(data68[i3], { instancePath: instancePath + "/depends_on/" + i3, parentData: data68, parentDataProperty: i3, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err94 = { instancePath: instancePath + "/depends_on", schemaPath: "#/properties/depends_on/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err94];
        } else {
          vErrors.push(err94);
        }
        errors++;
      }
    }
    if (data.labels !== void 0) {
      if (!validate85(data.labels, { instancePath: instancePath + "/labels", parentData: data, parentDataProperty: "labels", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate85.errors : vErrors.concat(validate85.errors);
        errors = vErrors.length;
      }
    }
    if (data.alert !== void 0) {
      if (!validate87(data.alert, { instancePath: instancePath + "/alert", parentData: data, parentDataProperty: "alert", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate87.errors : vErrors.concat(validate87.errors);
        errors = vErrors.length;
      }
    }
    if (data.severity !== void 0) {
      if (!validate89(data.severity, { instancePath: instancePath + "/severity", parentData: data, parentDataProperty: "severity", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate89.errors : vErrors.concat(validate89.errors);
        errors = vErrors.length;
      }
    }
    if (data.runbook !== void 0) {
      let data73 = data.runbook;
      if (typeof data73 === "string") {
        if (func1(data73) < 1) {
          const err95 = { instancePath: instancePath + "/runbook", schemaPath: "#/properties/runbook/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err95];
          } else {
            vErrors.push(err95);
          }
          errors++;
        }
      } else {
        const err96 = { instancePath: instancePath + "/runbook", schemaPath: "#/properties/runbook/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err96];
        } else {
          vErrors.push(err96);
        }
        errors++;
      }
    }
  } else {
    const err97 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err97];
    } else {
      vErrors.push(err97);
    }
    errors++;
  }
  validate58.errors = vErrors;
  return errors === 0;
}
validate58.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var playbook = validate91;
var schema34 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "healer:playbook", "title": "Remediation playbook", "description": "Automated steps against a known failure: what starts it, what it does in what order, and how it is undone.", "type": "object", "additionalProperties": false, "required": ["apiVersion", "kind", "metadata", "spec"], "properties": { "apiVersion": { "title": "API version", "description": "The version of this kind.", "const": "healer.platform/v1" }, "kind": { "title": "Kind", "description": "What this document is.", "const": "RemediationPlaybook" }, "metadata": { "title": "Metadata", "description": "The playbook\u2019s name and what it is for.", "type": "object", "additionalProperties": false, "required": ["name"], "properties": { "name": { "$ref": "healer:common#/$defs/name", "description": "The name it is run by: `healer playbooks run NAME`. Unique in the workspace.", "x-defines": "playbook", "examples": ["high-memory-pod"] }, "description": { "title": "Description", "description": "What it is for, in a sentence.", "type": "string" }, "labels": { "$ref": "healer:common#/$defs/labels" } } }, "spec": { "title": "Specification", "description": "What starts the playbook, what it does, and how it is undone.", "type": "object", "additionalProperties": false, "required": ["actions"], "properties": { "mode": { "title": "Mode", "description": "How much it does by itself.", "enum": ["suggest", "approve", "auto"], "enumDescriptions": ["only suggested where its trigger holds; a person starts it", "started by its trigger, then waits for a person\u2019s approval", "started and run by its trigger, within the blast-radius limits; actions that need approval still ask"], "default": "suggest" }, "trigger": { "title": "Trigger", "description": "What it is for: an alert, and conditions that must hold beside it.", "type": "object", "additionalProperties": false, "properties": { "alert": { "$ref": "healer:common#/$defs/alert", "description": "The alert that starts it." }, "conditions": { "title": "Conditions", "description": "All must hold. A value that cannot be read is unknown, and unknown never acts.", "type": "array", "items": { "title": "Condition", "type": "object", "additionalProperties": false, "required": ["metric", "threshold"], "properties": { "metric": { "title": "Metric", "description": "The metric\u2019s name, or a PromQL expression.", "type": "string", "minLength": 1, "examples": ["container_memory_usage_bytes"] }, "operator": { "title": "Operator", "description": "How the value is compared with the threshold.", "enum": ["gt", "ge", "lt", "le", "eq", "ne"], "enumDescriptions": ["greater than", "greater than or equal", "less than", "less than or equal", "equal", "not equal"], "default": "gt" }, "threshold": { "$ref": "healer:common#/$defs/threshold", "description": "The value to compare with. For a `*_memory_usage_bytes` metric a threshold of 1 or less is a share of the memory limit.", "examples": [0.9] }, "ratio_of": { "title": "Ratio of", "description": "The metric this one is a share of.", "type": "string", "examples": ["container_spec_memory_limit_bytes"] }, "duration": { "$ref": "healer:common#/$defs/duration", "description": "How long it must have held.", "default": "0s" } } } } } }, "actions": { "title": "Actions", "description": "What is done, in order.", "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/action" } }, "rollback": { "title": "Rollback", "description": "Whether what was done is undone when it did not help.", "type": "object", "additionalProperties": false, "properties": { "enabled": { "title": "Enabled", "description": "Undo the actions that can be undone, in reverse order, if the alert holds or worsens within the window.", "type": "boolean", "default": false }, "window": { "$ref": "healer:common#/$defs/duration", "title": "Window", "description": "How long after the run the alert is watched.", "default": "15m" } } }, "limits": { "title": "Blast radius", "description": "How much it may touch.", "type": "object", "additionalProperties": false, "properties": { "runs_per_hour": { "title": "Runs an hour", "description": "The most runs in any hour.", "type": "integer", "minimum": 1, "default": 3 }, "targets": { "title": "Targets a run", "description": "The most targets one run may touch.", "type": "integer", "minimum": 1, "default": 1 }, "protected": { "title": "Protected", "description": "Names it must never touch.", "type": "array", "items": { "type": "string" }, "examples": [["database"]] } } } } } }, "$defs": { "action": { "title": "Action", "description": "One step of a playbook.", "type": "object", "required": ["type"], "discriminator": { "propertyName": "type" }, "oneOf": [{ "$ref": "#/$defs/restart_pod" }, { "$ref": "#/$defs/scale_up" }, { "$ref": "#/$defs/clear_pvc" }, { "$ref": "#/$defs/retry_sync" }, { "$ref": "#/$defs/refresh_secrets" }, { "$ref": "#/$defs/restart_process" }, { "$ref": "#/$defs/restart_container" }, { "$ref": "#/$defs/restart_workload" }, { "$ref": "#/$defs/alert_escalate" }, { "$ref": "#/$defs/notify" }, { "$ref": "#/$defs/rollback_deployment" }, { "$ref": "#/$defs/node_drain" }, { "$ref": "#/$defs/database_failover" }, { "$ref": "#/$defs/feature_flag_disable" }, { "$ref": "#/$defs/exec" }, { "$ref": "#/$defs/http_request" }] }, "restart_pod": { "title": "restart_pod", "description": "Delete pods so that their controller starts new ones. Pre-approved.", "type": "object", "additionalProperties": false, "required": ["type"], "properties": { "type": { "const": "restart_pod", "title": "restart_pod", "description": "Delete pods so that their controller starts new ones. Pre-approved." }, "id": { "$ref": "#/$defs/id" }, "condition": { "$ref": "#/$defs/condition" }, "timeout": { "$ref": "#/$defs/timeout" }, "retry": { "$ref": "#/$defs/retry" }, "pod": { "title": "Pod", "description": "The pod\u2019s name; left out, the pods the alert names.", "type": "string" }, "selector": { "title": "Selector", "description": "A label selector for the pods.", "type": "string", "examples": ["app=web"] }, "namespace": { "$ref": "#/$defs/namespace" } } }, "scale_up": { "title": "scale_up", "description": "Add replicas to a deployment, and take them away again when the rollback window ends. Pre-approved.", "type": "object", "additionalProperties": false, "required": ["type"], "properties": { "type": { "const": "scale_up", "title": "scale_up", "description": "Add replicas to a deployment, and take them away again when the rollback window ends. Pre-approved." }, "id": { "$ref": "#/$defs/id" }, "condition": { "$ref": "#/$defs/condition" }, "timeout": { "$ref": "#/$defs/timeout" }, "retry": { "$ref": "#/$defs/retry" }, "deployment": { "title": "Deployment", "description": "The deployment; left out, the one that owns the alert\u2019s pod.", "type": "string" }, "namespace": { "$ref": "#/$defs/namespace" }, "replicas": { "title": "Replicas", "description": "With a leading + it is added to the live count (`+1`); without a sign it is the count wanted (`3`).", "type": "integer", "x-expected": "a count such as +1 (one more) or 3 (three in all)", "x-signed": true, "examples": [1, 3] } } }, "clear_pvc": { "title": "clear_pvc", "description": "Remove old temporary files from a persistent volume. Pre-approved.", "type": "object", "additionalProperties": false, "required": ["type"], "properties": { "type": { "const": "clear_pvc", "title": "clear_pvc", "description": "Remove old temporary files from a persistent volume. Pre-approved." }, "id": { "$ref": "#/$defs/id" }, "condition": { "$ref": "#/$defs/condition" }, "timeout": { "$ref": "#/$defs/timeout" }, "retry": { "$ref": "#/$defs/retry" }, "pvc": { "title": "Volume claim", "description": "The PersistentVolumeClaim.", "type": "string" }, "namespace": { "$ref": "#/$defs/namespace" }, "path": { "title": "Path", "description": "The folder inside the volume to clear.", "type": "string", "examples": ["/tmp"] }, "older_than": { "$ref": "healer:common#/$defs/duration", "title": "Older than", "description": "Only files older than this are removed.", "default": "24h" } } }, "retry_sync": { "title": "retry_sync", "description": "Ask Argo CD to sync an application again. Pre-approved.", "type": "object", "additionalProperties": false, "required": ["type"], "properties": { "type": { "const": "retry_sync", "title": "retry_sync", "description": "Ask Argo CD to sync an application again. Pre-approved." }, "id": { "$ref": "#/$defs/id" }, "condition": { "$ref": "#/$defs/condition" }, "timeout": { "$ref": "#/$defs/timeout" }, "retry": { "$ref": "#/$defs/retry" }, "application": { "title": "Application", "description": "The Argo CD application; left out, the one the alert names.", "type": "string" } } }, "refresh_secrets": { "title": "refresh_secrets", "description": "Have a secret read again by what uses it. Pre-approved.", "type": "object", "additionalProperties": false, "required": ["type"], "properties": { "type": { "const": "refresh_secrets", "title": "refresh_secrets", "description": "Have a secret read again by what uses it. Pre-approved." }, "id": { "$ref": "#/$defs/id" }, "condition": { "$ref": "#/$defs/condition" }, "timeout": { "$ref": "#/$defs/timeout" }, "retry": { "$ref": "#/$defs/retry" }, "secret": { "title": "Secret", "description": "The Kubernetes secret.", "type": "string" }, "namespace": { "$ref": "#/$defs/namespace" } } }, "restart_process": { "title": "restart_process", "description": "Start a process again with the command it had. Pre-approved.", "type": "object", "additionalProperties": false, "required": ["type"], "properties": { "type": { "const": "restart_process", "title": "restart_process", "description": "Start a process again with the command it had. Pre-approved." }, "id": { "$ref": "#/$defs/id" }, "condition": { "$ref": "#/$defs/condition" }, "timeout": { "$ref": "#/$defs/timeout" }, "retry": { "$ref": "#/$defs/retry" }, "process": { "title": "Process", "description": "The process name; left out, the one the alert names.", "type": "string" } } }, "restart_container": { "title": "restart_container", "description": "Restart a Docker container. Pre-approved.", "type": "object", "additionalProperties": false, "required": ["type"], "properties": { "type": { "const": "restart_container", "title": "restart_container", "description": "Restart a Docker container. Pre-approved." }, "id": { "$ref": "#/$defs/id" }, "condition": { "$ref": "#/$defs/condition" }, "timeout": { "$ref": "#/$defs/timeout" }, "retry": { "$ref": "#/$defs/retry" }, "container": { "title": "Container", "description": "The container\u2019s name or id; left out, the one the alert names.", "type": "string" } } }, "restart_workload": { "title": "restart_workload", "description": "Restart a workload as its health config says. Pre-approved.", "type": "object", "additionalProperties": false, "required": ["type"], "properties": { "type": { "const": "restart_workload", "title": "restart_workload", "description": "Restart a workload as its health config says. Pre-approved." }, "id": { "$ref": "#/$defs/id" }, "condition": { "$ref": "#/$defs/condition" }, "timeout": { "$ref": "#/$defs/timeout" }, "retry": { "$ref": "#/$defs/retry" }, "workload": { "$ref": "#/$defs/workload" } } }, "alert_escalate": { "title": "alert_escalate", "description": "Escalate: page a channel, or start an escalation policy. Pre-approved.", "type": "object", "additionalProperties": false, "required": ["type"], "properties": { "type": { "const": "alert_escalate", "title": "alert_escalate", "description": "Escalate: page a channel, or start an escalation policy. Pre-approved." }, "id": { "$ref": "#/$defs/id" }, "condition": { "$ref": "#/$defs/condition" }, "timeout": { "$ref": "#/$defs/timeout" }, "retry": { "$ref": "#/$defs/retry" }, "channel": { "$ref": "#/$defs/channel" }, "message": { "$ref": "#/$defs/message" } } }, "notify": { "title": "notify", "description": "Tell a channel. Pre-approved.", "type": "object", "additionalProperties": false, "required": ["type"], "properties": { "type": { "const": "notify", "title": "notify", "description": "Tell a channel. Pre-approved." }, "id": { "$ref": "#/$defs/id" }, "condition": { "$ref": "#/$defs/condition" }, "timeout": { "$ref": "#/$defs/timeout" }, "retry": { "$ref": "#/$defs/retry" }, "channel": { "$ref": "#/$defs/channel" }, "message": { "$ref": "#/$defs/message" } } }, "rollback_deployment": { "title": "rollback_deployment", "description": "Put a deployment back to an earlier revision. Needs approval.", "type": "object", "additionalProperties": false, "required": ["type"], "properties": { "type": { "const": "rollback_deployment", "title": "rollback_deployment", "description": "Put a deployment back to an earlier revision. Needs approval." }, "id": { "$ref": "#/$defs/id" }, "condition": { "$ref": "#/$defs/condition" }, "timeout": { "$ref": "#/$defs/timeout" }, "retry": { "$ref": "#/$defs/retry" }, "deployment": { "title": "Deployment", "description": "The deployment to roll back.", "type": "string" }, "namespace": { "$ref": "#/$defs/namespace" }, "revision": { "title": "Revision", "description": "The revision to go back to; left out, the one before.", "type": "integer", "minimum": 1 } } }, "node_drain": { "title": "node_drain", "description": "Move everything off a node and keep new work away. Needs approval.", "type": "object", "additionalProperties": false, "required": ["type"], "properties": { "type": { "const": "node_drain", "title": "node_drain", "description": "Move everything off a node and keep new work away. Needs approval." }, "id": { "$ref": "#/$defs/id" }, "condition": { "$ref": "#/$defs/condition" }, "timeout": { "$ref": "#/$defs/timeout" }, "retry": { "$ref": "#/$defs/retry" }, "node": { "title": "Node", "description": "The node; left out, the one the alert names.", "type": "string" }, "grace": { "$ref": "healer:common#/$defs/duration", "title": "Grace time", "description": "How long pods may take to end.", "default": "30s" } } }, "database_failover": { "title": "database_failover", "description": "Make a replica the primary. Needs approval.", "type": "object", "additionalProperties": false, "required": ["type"], "properties": { "type": { "const": "database_failover", "title": "database_failover", "description": "Make a replica the primary. Needs approval." }, "id": { "$ref": "#/$defs/id" }, "condition": { "$ref": "#/$defs/condition" }, "timeout": { "$ref": "#/$defs/timeout" }, "retry": { "$ref": "#/$defs/retry" }, "database": { "title": "Database", "description": "The database cluster.", "type": "string" }, "to": { "title": "To", "description": "The replica that becomes the primary.", "type": "string" } } }, "feature_flag_disable": { "title": "feature_flag_disable", "description": "Switch a feature flag off. Needs approval.", "type": "object", "additionalProperties": false, "required": ["type", "flag"], "properties": { "type": { "const": "feature_flag_disable", "title": "feature_flag_disable", "description": "Switch a feature flag off. Needs approval." }, "id": { "$ref": "#/$defs/id" }, "condition": { "$ref": "#/$defs/condition" }, "timeout": { "$ref": "#/$defs/timeout" }, "retry": { "$ref": "#/$defs/retry" }, "flag": { "title": "Flag", "description": "The feature flag.", "type": "string", "minLength": 1 } } }, "exec": { "title": "exec", "description": "Run a command, without a shell. Needs approval.", "type": "object", "additionalProperties": false, "required": ["type", "command"], "properties": { "type": { "const": "exec", "title": "exec", "description": "Run a command, without a shell. Needs approval." }, "id": { "$ref": "#/$defs/id" }, "condition": { "$ref": "#/$defs/condition" }, "timeout": { "$ref": "#/$defs/timeout" }, "retry": { "$ref": "#/$defs/retry" }, "command": { "$ref": "healer:common#/$defs/argv" }, "cwd": { "title": "Working directory", "description": "The folder it runs in, relative to the root.", "type": "string" }, "env": { "$ref": "healer:common#/$defs/environment" } } }, "http_request": { "title": "http_request", "description": "Send an HTTP request. Needs approval.", "type": "object", "additionalProperties": false, "required": ["type", "url"], "properties": { "type": { "const": "http_request", "title": "http_request", "description": "Send an HTTP request. Needs approval." }, "id": { "$ref": "#/$defs/id" }, "condition": { "$ref": "#/$defs/condition" }, "timeout": { "$ref": "#/$defs/timeout" }, "retry": { "$ref": "#/$defs/retry" }, "method": { "title": "HTTP method", "description": "The method of the request.", "enum": ["GET", "POST", "PUT", "PATCH", "DELETE"], "default": "POST" }, "url": { "title": "URL", "description": "Where it is sent.", "type": "string", "pattern": "^https?://", "x-expected": "an address such as http://127.0.0.1:8080/flush" }, "headers": { "title": "HTTP headers", "description": "Headers sent with it. Keep secrets out of them.", "type": "object", "additionalProperties": { "type": "string" } }, "body": { "title": "Body", "description": "What is sent.", "type": "string" } } }, "id": { "title": "Id", "description": "A name for this action, for later conditions to refer to. Needed where two actions begin with the same word.", "type": "string", "pattern": "^[a-z][a-z0-9_-]*$", "x-expected": "an id such as restart_web (small letters, digits, _ and -)", "x-defines": "action" }, "condition": { "title": "Condition", "description": "Run only if an earlier action failed or succeeded: its id, or the first word of its type, then `_failed` or `_succeeded`. Left out, the action runs in its turn.", "type": "string", "pattern": "^[a-z][a-z0-9_-]*_(failed|succeeded)$", "x-expected": "NAME_failed or NAME_succeeded of one earlier action, such as restart_failed", "x-format": "condition", "x-reference": "action", "examples": ["restart_failed", "scale_failed"] }, "timeout": { "$ref": "healer:common#/$defs/duration", "title": "Timeout", "description": "How long the action may take before it counts as failed.", "default": "60s" }, "retry": { "title": "Retries", "description": "How often it is tried again before it counts as failed.", "type": "integer", "minimum": 0, "maximum": 100, "default": 0 }, "namespace": { "title": "Namespace", "description": "The Kubernetes namespace; left out, the profile\u2019s.", "type": "string" }, "channel": { "title": "Channel", "description": "A channel of the profile, else the name of an escalation policy.", "type": "string", "minLength": 1, "x-reference": "channel", "examples": ["oncall"] }, "message": { "title": "Message", "description": "What the message says; left out, the incident\u2019s summary.", "type": "string" }, "workload": { "$ref": "healer:common#/$defs/workloadName", "title": "Workload", "description": "The workload to act on; left out, the one the alert names.", "x-reference": "workload" } } };
function validate92(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate92.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data === "string") {
    if (!pattern3.test(data)) {
      const err0 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9_.-]{0,127}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9_.-]{0,127}$"' };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate92.errors = vErrors;
  return errors === 0;
}
validate92.evaluated = { "dynamicProps": false, "dynamicItems": false };
function validate94(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate94.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (typeof data[key0] !== "string") {
        const err0 = { instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/additionalProperties/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate94.errors = vErrors;
  return errors === 0;
}
validate94.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate96(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate96.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs0 = errors;
  let valid0 = false;
  const _errs1 = errors;
  if (!(data === "H1" || data === "H2" || data === "H3" || data === "H4" || data === "H5" || data === "H6" || data === "H7" || data === "H8")) {
    const err0 = { instancePath, schemaPath: "#/anyOf/0/enum", keyword: "enum", params: { allowedValues: schema32.anyOf[0].enum }, message: "must be equal to one of the allowed values" };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  var _valid0 = _errs1 === errors;
  valid0 = valid0 || _valid0;
  const _errs2 = errors;
  if (typeof data === "string") {
    if (!pattern10.test(data)) {
      const err1 = { instancePath, schemaPath: "#/anyOf/1/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z][A-Za-z0-9_.:-]{0,127}$" }, message: 'must match pattern "^[A-Za-z][A-Za-z0-9_.:-]{0,127}$"' };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/anyOf/1/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  var _valid0 = _errs2 === errors;
  valid0 = valid0 || _valid0;
  if (!valid0) {
    const err3 = { instancePath, schemaPath: "#/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  } else {
    errors = _errs0;
    if (vErrors !== null) {
      if (_errs0) {
        vErrors.length = _errs0;
      } else {
        vErrors = null;
      }
    }
  }
  validate96.errors = vErrors;
  return errors === 0;
}
validate96.evaluated = { "dynamicProps": false, "dynamicItems": false };
function validate98(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate98.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!(typeof data == "number" && isFinite(data))) {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "number" }, message: "must be number" };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  validate98.errors = vErrors;
  return errors === 0;
}
validate98.evaluated = { "dynamicProps": false, "dynamicItems": false };
function validate100(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate100.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data === "string") {
    if (!pattern4.test(data)) {
      const err0 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[-+]?(0|(([0-9]+(\\.[0-9]*)?|\\.[0-9]+)(ns|us|\xB5s|\u03BCs|ms|s|m|h))+)$" }, message: 'must match pattern "^[-+]?(0|(([0-9]+(\\.[0-9]*)?|\\.[0-9]+)(ns|us|\xB5s|\u03BCs|ms|s|m|h))+)$"' };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate100.errors = vErrors;
  return errors === 0;
}
validate100.evaluated = { "dynamicProps": false, "dynamicItems": false };
var pattern14 = new RegExp("^[a-z][a-z0-9_-]*$", "u");
function validate104(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate104.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data === "string") {
    if (!pattern14.test(data)) {
      const err0 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9_-]*$" }, message: 'must match pattern "^[a-z][a-z0-9_-]*$"' };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate104.errors = vErrors;
  return errors === 0;
}
validate104.evaluated = { "dynamicProps": false, "dynamicItems": false };
var pattern15 = new RegExp("^[a-z][a-z0-9_-]*_(failed|succeeded)$", "u");
function validate106(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate106.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data === "string") {
    if (!pattern15.test(data)) {
      const err0 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9_-]*_(failed|succeeded)$" }, message: 'must match pattern "^[a-z][a-z0-9_-]*_(failed|succeeded)$"' };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate106.errors = vErrors;
  return errors === 0;
}
validate106.evaluated = { "dynamicProps": false, "dynamicItems": false };
function validate108(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate108.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data === "string") {
    if (!pattern4.test(data)) {
      const err0 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[-+]?(0|(([0-9]+(\\.[0-9]*)?|\\.[0-9]+)(ns|us|\xB5s|\u03BCs|ms|s|m|h))+)$" }, message: 'must match pattern "^[-+]?(0|(([0-9]+(\\.[0-9]*)?|\\.[0-9]+)(ns|us|\xB5s|\u03BCs|ms|s|m|h))+)$"' };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate108.errors = vErrors;
  return errors === 0;
}
validate108.evaluated = { "dynamicProps": false, "dynamicItems": false };
function validate110(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate110.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!(typeof data == "number" && (!(data % 1) && !isNaN(data)) && isFinite(data))) {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (typeof data == "number" && isFinite(data)) {
    if (data > 100 || isNaN(data)) {
      const err1 = { instancePath, schemaPath: "#/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, message: "must be <= 100" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data < 0 || isNaN(data)) {
      const err2 = { instancePath, schemaPath: "#/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
  }
  validate110.errors = vErrors;
  return errors === 0;
}
validate110.evaluated = { "dynamicProps": false, "dynamicItems": false };
function validate112(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate112.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data !== "string") {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  validate112.errors = vErrors;
  return errors === 0;
}
validate112.evaluated = { "dynamicProps": false, "dynamicItems": false };
function validate103(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate103.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.type === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "type" || key0 === "id" || key0 === "condition" || key0 === "timeout" || key0 === "retry" || key0 === "pod" || key0 === "selector" || key0 === "namespace")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.type !== void 0) {
      if ("restart_pod" !== data.type) {
        const err2 = { instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "restart_pod" }, message: "must be equal to constant" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.id !== void 0) {
      if (!validate104(data.id, { instancePath: instancePath + "/id", parentData: data, parentDataProperty: "id", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate104.errors : vErrors.concat(validate104.errors);
        errors = vErrors.length;
      }
    }
    if (data.condition !== void 0) {
      if (!validate106(data.condition, { instancePath: instancePath + "/condition", parentData: data, parentDataProperty: "condition", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate106.errors : vErrors.concat(validate106.errors);
        errors = vErrors.length;
      }
    }
    if (data.timeout !== void 0) {
      if (!validate108(data.timeout, { instancePath: instancePath + "/timeout", parentData: data, parentDataProperty: "timeout", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate108.errors : vErrors.concat(validate108.errors);
        errors = vErrors.length;
      }
    }
    if (data.retry !== void 0) {
      if (!validate110(data.retry, { instancePath: instancePath + "/retry", parentData: data, parentDataProperty: "retry", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate110.errors : vErrors.concat(validate110.errors);
        errors = vErrors.length;
      }
    }
    if (data.pod !== void 0) {
      if (typeof data.pod !== "string") {
        const err3 = { instancePath: instancePath + "/pod", schemaPath: "#/properties/pod/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.selector !== void 0) {
      if (typeof data.selector !== "string") {
        const err4 = { instancePath: instancePath + "/selector", schemaPath: "#/properties/selector/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.namespace !== void 0) {
      if (!validate112(data.namespace, { instancePath: instancePath + "/namespace", parentData: data, parentDataProperty: "namespace", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate112.errors : vErrors.concat(validate112.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err5 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate103.errors = vErrors;
  return errors === 0;
}
validate103.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate114(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate114.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.type === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "type" || key0 === "id" || key0 === "condition" || key0 === "timeout" || key0 === "retry" || key0 === "deployment" || key0 === "namespace" || key0 === "replicas")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.type !== void 0) {
      if ("scale_up" !== data.type) {
        const err2 = { instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "scale_up" }, message: "must be equal to constant" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.id !== void 0) {
      if (!validate104(data.id, { instancePath: instancePath + "/id", parentData: data, parentDataProperty: "id", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate104.errors : vErrors.concat(validate104.errors);
        errors = vErrors.length;
      }
    }
    if (data.condition !== void 0) {
      if (!validate106(data.condition, { instancePath: instancePath + "/condition", parentData: data, parentDataProperty: "condition", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate106.errors : vErrors.concat(validate106.errors);
        errors = vErrors.length;
      }
    }
    if (data.timeout !== void 0) {
      if (!validate108(data.timeout, { instancePath: instancePath + "/timeout", parentData: data, parentDataProperty: "timeout", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate108.errors : vErrors.concat(validate108.errors);
        errors = vErrors.length;
      }
    }
    if (data.retry !== void 0) {
      if (!validate110(data.retry, { instancePath: instancePath + "/retry", parentData: data, parentDataProperty: "retry", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate110.errors : vErrors.concat(validate110.errors);
        errors = vErrors.length;
      }
    }
    if (data.deployment !== void 0) {
      if (typeof data.deployment !== "string") {
        const err3 = { instancePath: instancePath + "/deployment", schemaPath: "#/properties/deployment/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.namespace !== void 0) {
      if (!validate112(data.namespace, { instancePath: instancePath + "/namespace", parentData: data, parentDataProperty: "namespace", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate112.errors : vErrors.concat(validate112.errors);
        errors = vErrors.length;
      }
    }
    if (data.replicas !== void 0) {
      let data7 = data.replicas;
      if (!(typeof data7 == "number" && (!(data7 % 1) && !isNaN(data7)) && isFinite(data7))) {
        const err4 = { instancePath: instancePath + "/replicas", schemaPath: "#/properties/replicas/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
  } else {
    const err5 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate114.errors = vErrors;
  return errors === 0;
}
validate114.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema48 = { "title": "clear_pvc", "description": "Remove old temporary files from a persistent volume. Pre-approved.", "type": "object", "additionalProperties": false, "required": ["type"], "properties": { "type": { "const": "clear_pvc", "title": "clear_pvc", "description": "Remove old temporary files from a persistent volume. Pre-approved." }, "id": { "$ref": "#/$defs/id" }, "condition": { "$ref": "#/$defs/condition" }, "timeout": { "$ref": "#/$defs/timeout" }, "retry": { "$ref": "#/$defs/retry" }, "pvc": { "title": "Volume claim", "description": "The PersistentVolumeClaim.", "type": "string" }, "namespace": { "$ref": "#/$defs/namespace" }, "path": { "title": "Path", "description": "The folder inside the volume to clear.", "type": "string", "examples": ["/tmp"] }, "older_than": { "$ref": "healer:common#/$defs/duration", "title": "Older than", "description": "Only files older than this are removed.", "default": "24h" } } };
function validate120(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate120.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.type === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func2.call(schema48.properties, key0)) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.type !== void 0) {
      if ("clear_pvc" !== data.type) {
        const err2 = { instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "clear_pvc" }, message: "must be equal to constant" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.id !== void 0) {
      if (!validate104(data.id, { instancePath: instancePath + "/id", parentData: data, parentDataProperty: "id", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate104.errors : vErrors.concat(validate104.errors);
        errors = vErrors.length;
      }
    }
    if (data.condition !== void 0) {
      if (!validate106(data.condition, { instancePath: instancePath + "/condition", parentData: data, parentDataProperty: "condition", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate106.errors : vErrors.concat(validate106.errors);
        errors = vErrors.length;
      }
    }
    if (data.timeout !== void 0) {
      if (!validate108(data.timeout, { instancePath: instancePath + "/timeout", parentData: data, parentDataProperty: "timeout", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate108.errors : vErrors.concat(validate108.errors);
        errors = vErrors.length;
      }
    }
    if (data.retry !== void 0) {
      if (!validate110(data.retry, { instancePath: instancePath + "/retry", parentData: data, parentDataProperty: "retry", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate110.errors : vErrors.concat(validate110.errors);
        errors = vErrors.length;
      }
    }
    if (data.pvc !== void 0) {
      if (typeof data.pvc !== "string") {
        const err3 = { instancePath: instancePath + "/pvc", schemaPath: "#/properties/pvc/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.namespace !== void 0) {
      if (!validate112(data.namespace, { instancePath: instancePath + "/namespace", parentData: data, parentDataProperty: "namespace", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate112.errors : vErrors.concat(validate112.errors);
        errors = vErrors.length;
      }
    }
    if (data.path !== void 0) {
      if (typeof data.path !== "string") {
        const err4 = { instancePath: instancePath + "/path", schemaPath: "#/properties/path/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.older_than !== void 0) {
      if (!validate100(data.older_than, { instancePath: instancePath + "/older_than", parentData: data, parentDataProperty: "older_than", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate100.errors : vErrors.concat(validate100.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err5 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate120.errors = vErrors;
  return errors === 0;
}
validate120.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate127(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate127.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.type === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "type" || key0 === "id" || key0 === "condition" || key0 === "timeout" || key0 === "retry" || key0 === "application")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.type !== void 0) {
      if ("retry_sync" !== data.type) {
        const err2 = { instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "retry_sync" }, message: "must be equal to constant" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.id !== void 0) {
      if (!validate104(data.id, { instancePath: instancePath + "/id", parentData: data, parentDataProperty: "id", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate104.errors : vErrors.concat(validate104.errors);
        errors = vErrors.length;
      }
    }
    if (data.condition !== void 0) {
      if (!validate106(data.condition, { instancePath: instancePath + "/condition", parentData: data, parentDataProperty: "condition", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate106.errors : vErrors.concat(validate106.errors);
        errors = vErrors.length;
      }
    }
    if (data.timeout !== void 0) {
      if (!validate108(data.timeout, { instancePath: instancePath + "/timeout", parentData: data, parentDataProperty: "timeout", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate108.errors : vErrors.concat(validate108.errors);
        errors = vErrors.length;
      }
    }
    if (data.retry !== void 0) {
      if (!validate110(data.retry, { instancePath: instancePath + "/retry", parentData: data, parentDataProperty: "retry", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate110.errors : vErrors.concat(validate110.errors);
        errors = vErrors.length;
      }
    }
    if (data.application !== void 0) {
      if (typeof data.application !== "string") {
        const err3 = { instancePath: instancePath + "/application", schemaPath: "#/properties/application/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
  } else {
    const err4 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err4];
    } else {
      vErrors.push(err4);
    }
    errors++;
  }
  validate127.errors = vErrors;
  return errors === 0;
}
validate127.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate132(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate132.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.type === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "type" || key0 === "id" || key0 === "condition" || key0 === "timeout" || key0 === "retry" || key0 === "secret" || key0 === "namespace")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.type !== void 0) {
      if ("refresh_secrets" !== data.type) {
        const err2 = { instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "refresh_secrets" }, message: "must be equal to constant" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.id !== void 0) {
      if (!validate104(data.id, { instancePath: instancePath + "/id", parentData: data, parentDataProperty: "id", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate104.errors : vErrors.concat(validate104.errors);
        errors = vErrors.length;
      }
    }
    if (data.condition !== void 0) {
      if (!validate106(data.condition, { instancePath: instancePath + "/condition", parentData: data, parentDataProperty: "condition", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate106.errors : vErrors.concat(validate106.errors);
        errors = vErrors.length;
      }
    }
    if (data.timeout !== void 0) {
      if (!validate108(data.timeout, { instancePath: instancePath + "/timeout", parentData: data, parentDataProperty: "timeout", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate108.errors : vErrors.concat(validate108.errors);
        errors = vErrors.length;
      }
    }
    if (data.retry !== void 0) {
      if (!validate110(data.retry, { instancePath: instancePath + "/retry", parentData: data, parentDataProperty: "retry", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate110.errors : vErrors.concat(validate110.errors);
        errors = vErrors.length;
      }
    }
    if (data.secret !== void 0) {
      if (typeof data.secret !== "string") {
        const err3 = { instancePath: instancePath + "/secret", schemaPath: "#/properties/secret/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.namespace !== void 0) {
      if (!validate112(data.namespace, { instancePath: instancePath + "/namespace", parentData: data, parentDataProperty: "namespace", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate112.errors : vErrors.concat(validate112.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err4 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err4];
    } else {
      vErrors.push(err4);
    }
    errors++;
  }
  validate132.errors = vErrors;
  return errors === 0;
}
validate132.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate138(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate138.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.type === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "type" || key0 === "id" || key0 === "condition" || key0 === "timeout" || key0 === "retry" || key0 === "process")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.type !== void 0) {
      if ("restart_process" !== data.type) {
        const err2 = { instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "restart_process" }, message: "must be equal to constant" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.id !== void 0) {
      if (!validate104(data.id, { instancePath: instancePath + "/id", parentData: data, parentDataProperty: "id", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate104.errors : vErrors.concat(validate104.errors);
        errors = vErrors.length;
      }
    }
    if (data.condition !== void 0) {
      if (!validate106(data.condition, { instancePath: instancePath + "/condition", parentData: data, parentDataProperty: "condition", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate106.errors : vErrors.concat(validate106.errors);
        errors = vErrors.length;
      }
    }
    if (data.timeout !== void 0) {
      if (!validate108(data.timeout, { instancePath: instancePath + "/timeout", parentData: data, parentDataProperty: "timeout", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate108.errors : vErrors.concat(validate108.errors);
        errors = vErrors.length;
      }
    }
    if (data.retry !== void 0) {
      if (!validate110(data.retry, { instancePath: instancePath + "/retry", parentData: data, parentDataProperty: "retry", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate110.errors : vErrors.concat(validate110.errors);
        errors = vErrors.length;
      }
    }
    if (data.process !== void 0) {
      if (typeof data.process !== "string") {
        const err3 = { instancePath: instancePath + "/process", schemaPath: "#/properties/process/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
  } else {
    const err4 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err4];
    } else {
      vErrors.push(err4);
    }
    errors++;
  }
  validate138.errors = vErrors;
  return errors === 0;
}
validate138.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate143(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate143.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.type === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "type" || key0 === "id" || key0 === "condition" || key0 === "timeout" || key0 === "retry" || key0 === "container")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.type !== void 0) {
      if ("restart_container" !== data.type) {
        const err2 = { instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "restart_container" }, message: "must be equal to constant" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.id !== void 0) {
      if (!validate104(data.id, { instancePath: instancePath + "/id", parentData: data, parentDataProperty: "id", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate104.errors : vErrors.concat(validate104.errors);
        errors = vErrors.length;
      }
    }
    if (data.condition !== void 0) {
      if (!validate106(data.condition, { instancePath: instancePath + "/condition", parentData: data, parentDataProperty: "condition", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate106.errors : vErrors.concat(validate106.errors);
        errors = vErrors.length;
      }
    }
    if (data.timeout !== void 0) {
      if (!validate108(data.timeout, { instancePath: instancePath + "/timeout", parentData: data, parentDataProperty: "timeout", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate108.errors : vErrors.concat(validate108.errors);
        errors = vErrors.length;
      }
    }
    if (data.retry !== void 0) {
      if (!validate110(data.retry, { instancePath: instancePath + "/retry", parentData: data, parentDataProperty: "retry", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate110.errors : vErrors.concat(validate110.errors);
        errors = vErrors.length;
      }
    }
    if (data.container !== void 0) {
      if (typeof data.container !== "string") {
        const err3 = { instancePath: instancePath + "/container", schemaPath: "#/properties/container/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
  } else {
    const err4 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err4];
    } else {
      vErrors.push(err4);
    }
    errors++;
  }
  validate143.errors = vErrors;
  return errors === 0;
}
validate143.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate153(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate153.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data === "string") {
    if (!pattern5.test(data)) {
      const err0 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9_.:@-]{0,127}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9_.:@-]{0,127}$"' };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate153.errors = vErrors;
  return errors === 0;
}
validate153.evaluated = { "dynamicProps": false, "dynamicItems": false };
function validate148(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate148.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.type === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "type" || key0 === "id" || key0 === "condition" || key0 === "timeout" || key0 === "retry" || key0 === "workload")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.type !== void 0) {
      if ("restart_workload" !== data.type) {
        const err2 = { instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "restart_workload" }, message: "must be equal to constant" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.id !== void 0) {
      if (!validate104(data.id, { instancePath: instancePath + "/id", parentData: data, parentDataProperty: "id", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate104.errors : vErrors.concat(validate104.errors);
        errors = vErrors.length;
      }
    }
    if (data.condition !== void 0) {
      if (!validate106(data.condition, { instancePath: instancePath + "/condition", parentData: data, parentDataProperty: "condition", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate106.errors : vErrors.concat(validate106.errors);
        errors = vErrors.length;
      }
    }
    if (data.timeout !== void 0) {
      if (!validate108(data.timeout, { instancePath: instancePath + "/timeout", parentData: data, parentDataProperty: "timeout", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate108.errors : vErrors.concat(validate108.errors);
        errors = vErrors.length;
      }
    }
    if (data.retry !== void 0) {
      if (!validate110(data.retry, { instancePath: instancePath + "/retry", parentData: data, parentDataProperty: "retry", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate110.errors : vErrors.concat(validate110.errors);
        errors = vErrors.length;
      }
    }
    if (data.workload !== void 0) {
      if (!validate153(data.workload, { instancePath: instancePath + "/workload", parentData: data, parentDataProperty: "workload", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate153.errors : vErrors.concat(validate153.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err3 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  }
  validate148.errors = vErrors;
  return errors === 0;
}
validate148.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate160(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate160.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data === "string") {
    if (func1(data) < 1) {
      const err0 = { instancePath, schemaPath: "#/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate160.errors = vErrors;
  return errors === 0;
}
validate160.evaluated = { "dynamicProps": false, "dynamicItems": false };
function validate162(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate162.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data !== "string") {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  validate162.errors = vErrors;
  return errors === 0;
}
validate162.evaluated = { "dynamicProps": false, "dynamicItems": false };
function validate155(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate155.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.type === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "type" || key0 === "id" || key0 === "condition" || key0 === "timeout" || key0 === "retry" || key0 === "channel" || key0 === "message")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.type !== void 0) {
      if ("alert_escalate" !== data.type) {
        const err2 = { instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "alert_escalate" }, message: "must be equal to constant" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.id !== void 0) {
      if (!validate104(data.id, { instancePath: instancePath + "/id", parentData: data, parentDataProperty: "id", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate104.errors : vErrors.concat(validate104.errors);
        errors = vErrors.length;
      }
    }
    if (data.condition !== void 0) {
      if (!validate106(data.condition, { instancePath: instancePath + "/condition", parentData: data, parentDataProperty: "condition", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate106.errors : vErrors.concat(validate106.errors);
        errors = vErrors.length;
      }
    }
    if (data.timeout !== void 0) {
      if (!validate108(data.timeout, { instancePath: instancePath + "/timeout", parentData: data, parentDataProperty: "timeout", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate108.errors : vErrors.concat(validate108.errors);
        errors = vErrors.length;
      }
    }
    if (data.retry !== void 0) {
      if (!validate110(data.retry, { instancePath: instancePath + "/retry", parentData: data, parentDataProperty: "retry", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate110.errors : vErrors.concat(validate110.errors);
        errors = vErrors.length;
      }
    }
    if (data.channel !== void 0) {
      if (!validate160(data.channel, { instancePath: instancePath + "/channel", parentData: data, parentDataProperty: "channel", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate160.errors : vErrors.concat(validate160.errors);
        errors = vErrors.length;
      }
    }
    if (data.message !== void 0) {
      if (!validate162(data.message, { instancePath: instancePath + "/message", parentData: data, parentDataProperty: "message", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate162.errors : vErrors.concat(validate162.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err3 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  }
  validate155.errors = vErrors;
  return errors === 0;
}
validate155.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate164(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate164.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.type === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "type" || key0 === "id" || key0 === "condition" || key0 === "timeout" || key0 === "retry" || key0 === "channel" || key0 === "message")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.type !== void 0) {
      if ("notify" !== data.type) {
        const err2 = { instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "notify" }, message: "must be equal to constant" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.id !== void 0) {
      if (!validate104(data.id, { instancePath: instancePath + "/id", parentData: data, parentDataProperty: "id", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate104.errors : vErrors.concat(validate104.errors);
        errors = vErrors.length;
      }
    }
    if (data.condition !== void 0) {
      if (!validate106(data.condition, { instancePath: instancePath + "/condition", parentData: data, parentDataProperty: "condition", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate106.errors : vErrors.concat(validate106.errors);
        errors = vErrors.length;
      }
    }
    if (data.timeout !== void 0) {
      if (!validate108(data.timeout, { instancePath: instancePath + "/timeout", parentData: data, parentDataProperty: "timeout", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate108.errors : vErrors.concat(validate108.errors);
        errors = vErrors.length;
      }
    }
    if (data.retry !== void 0) {
      if (!validate110(data.retry, { instancePath: instancePath + "/retry", parentData: data, parentDataProperty: "retry", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate110.errors : vErrors.concat(validate110.errors);
        errors = vErrors.length;
      }
    }
    if (data.channel !== void 0) {
      if (!validate160(data.channel, { instancePath: instancePath + "/channel", parentData: data, parentDataProperty: "channel", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate160.errors : vErrors.concat(validate160.errors);
        errors = vErrors.length;
      }
    }
    if (data.message !== void 0) {
      if (!validate162(data.message, { instancePath: instancePath + "/message", parentData: data, parentDataProperty: "message", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate162.errors : vErrors.concat(validate162.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err3 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  }
  validate164.errors = vErrors;
  return errors === 0;
}
validate164.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate171(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate171.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.type === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "type" || key0 === "id" || key0 === "condition" || key0 === "timeout" || key0 === "retry" || key0 === "deployment" || key0 === "namespace" || key0 === "revision")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.type !== void 0) {
      if ("rollback_deployment" !== data.type) {
        const err2 = { instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "rollback_deployment" }, message: "must be equal to constant" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.id !== void 0) {
      if (!validate104(data.id, { instancePath: instancePath + "/id", parentData: data, parentDataProperty: "id", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate104.errors : vErrors.concat(validate104.errors);
        errors = vErrors.length;
      }
    }
    if (data.condition !== void 0) {
      if (!validate106(data.condition, { instancePath: instancePath + "/condition", parentData: data, parentDataProperty: "condition", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate106.errors : vErrors.concat(validate106.errors);
        errors = vErrors.length;
      }
    }
    if (data.timeout !== void 0) {
      if (!validate108(data.timeout, { instancePath: instancePath + "/timeout", parentData: data, parentDataProperty: "timeout", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate108.errors : vErrors.concat(validate108.errors);
        errors = vErrors.length;
      }
    }
    if (data.retry !== void 0) {
      if (!validate110(data.retry, { instancePath: instancePath + "/retry", parentData: data, parentDataProperty: "retry", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate110.errors : vErrors.concat(validate110.errors);
        errors = vErrors.length;
      }
    }
    if (data.deployment !== void 0) {
      if (typeof data.deployment !== "string") {
        const err3 = { instancePath: instancePath + "/deployment", schemaPath: "#/properties/deployment/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.namespace !== void 0) {
      if (!validate112(data.namespace, { instancePath: instancePath + "/namespace", parentData: data, parentDataProperty: "namespace", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate112.errors : vErrors.concat(validate112.errors);
        errors = vErrors.length;
      }
    }
    if (data.revision !== void 0) {
      let data7 = data.revision;
      if (!(typeof data7 == "number" && (!(data7 % 1) && !isNaN(data7)) && isFinite(data7))) {
        const err4 = { instancePath: instancePath + "/revision", schemaPath: "#/properties/revision/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
      if (typeof data7 == "number" && isFinite(data7)) {
        if (data7 < 1 || isNaN(data7)) {
          const err5 = { instancePath: instancePath + "/revision", schemaPath: "#/properties/revision/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      }
    }
  } else {
    const err6 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err6];
    } else {
      vErrors.push(err6);
    }
    errors++;
  }
  validate171.errors = vErrors;
  return errors === 0;
}
validate171.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate177(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate177.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.type === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "type" || key0 === "id" || key0 === "condition" || key0 === "timeout" || key0 === "retry" || key0 === "node" || key0 === "grace")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.type !== void 0) {
      if ("node_drain" !== data.type) {
        const err2 = { instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "node_drain" }, message: "must be equal to constant" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.id !== void 0) {
      if (!validate104(data.id, { instancePath: instancePath + "/id", parentData: data, parentDataProperty: "id", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate104.errors : vErrors.concat(validate104.errors);
        errors = vErrors.length;
      }
    }
    if (data.condition !== void 0) {
      if (!validate106(data.condition, { instancePath: instancePath + "/condition", parentData: data, parentDataProperty: "condition", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate106.errors : vErrors.concat(validate106.errors);
        errors = vErrors.length;
      }
    }
    if (data.timeout !== void 0) {
      if (!validate108(data.timeout, { instancePath: instancePath + "/timeout", parentData: data, parentDataProperty: "timeout", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate108.errors : vErrors.concat(validate108.errors);
        errors = vErrors.length;
      }
    }
    if (data.retry !== void 0) {
      if (!validate110(data.retry, { instancePath: instancePath + "/retry", parentData: data, parentDataProperty: "retry", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate110.errors : vErrors.concat(validate110.errors);
        errors = vErrors.length;
      }
    }
    if (data.node !== void 0) {
      if (typeof data.node !== "string") {
        const err3 = { instancePath: instancePath + "/node", schemaPath: "#/properties/node/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.grace !== void 0) {
      if (!validate100(data.grace, { instancePath: instancePath + "/grace", parentData: data, parentDataProperty: "grace", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate100.errors : vErrors.concat(validate100.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err4 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err4];
    } else {
      vErrors.push(err4);
    }
    errors++;
  }
  validate177.errors = vErrors;
  return errors === 0;
}
validate177.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate183(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate183.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.type === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "type" || key0 === "id" || key0 === "condition" || key0 === "timeout" || key0 === "retry" || key0 === "database" || key0 === "to")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.type !== void 0) {
      if ("database_failover" !== data.type) {
        const err2 = { instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "database_failover" }, message: "must be equal to constant" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.id !== void 0) {
      if (!validate104(data.id, { instancePath: instancePath + "/id", parentData: data, parentDataProperty: "id", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate104.errors : vErrors.concat(validate104.errors);
        errors = vErrors.length;
      }
    }
    if (data.condition !== void 0) {
      if (!validate106(data.condition, { instancePath: instancePath + "/condition", parentData: data, parentDataProperty: "condition", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate106.errors : vErrors.concat(validate106.errors);
        errors = vErrors.length;
      }
    }
    if (data.timeout !== void 0) {
      if (!validate108(data.timeout, { instancePath: instancePath + "/timeout", parentData: data, parentDataProperty: "timeout", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate108.errors : vErrors.concat(validate108.errors);
        errors = vErrors.length;
      }
    }
    if (data.retry !== void 0) {
      if (!validate110(data.retry, { instancePath: instancePath + "/retry", parentData: data, parentDataProperty: "retry", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate110.errors : vErrors.concat(validate110.errors);
        errors = vErrors.length;
      }
    }
    if (data.database !== void 0) {
      if (typeof data.database !== "string") {
        const err3 = { instancePath: instancePath + "/database", schemaPath: "#/properties/database/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.to !== void 0) {
      if (typeof data.to !== "string") {
        const err4 = { instancePath: instancePath + "/to", schemaPath: "#/properties/to/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
  } else {
    const err5 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate183.errors = vErrors;
  return errors === 0;
}
validate183.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate188(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate188.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.type === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.flag === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "flag" }, message: "must have required property 'flag'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "type" || key0 === "id" || key0 === "condition" || key0 === "timeout" || key0 === "retry" || key0 === "flag")) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.type !== void 0) {
      if ("feature_flag_disable" !== data.type) {
        const err3 = { instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "feature_flag_disable" }, message: "must be equal to constant" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.id !== void 0) {
      if (!validate104(data.id, { instancePath: instancePath + "/id", parentData: data, parentDataProperty: "id", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate104.errors : vErrors.concat(validate104.errors);
        errors = vErrors.length;
      }
    }
    if (data.condition !== void 0) {
      if (!validate106(data.condition, { instancePath: instancePath + "/condition", parentData: data, parentDataProperty: "condition", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate106.errors : vErrors.concat(validate106.errors);
        errors = vErrors.length;
      }
    }
    if (data.timeout !== void 0) {
      if (!validate108(data.timeout, { instancePath: instancePath + "/timeout", parentData: data, parentDataProperty: "timeout", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate108.errors : vErrors.concat(validate108.errors);
        errors = vErrors.length;
      }
    }
    if (data.retry !== void 0) {
      if (!validate110(data.retry, { instancePath: instancePath + "/retry", parentData: data, parentDataProperty: "retry", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate110.errors : vErrors.concat(validate110.errors);
        errors = vErrors.length;
      }
    }
    if (data.flag !== void 0) {
      let data5 = data.flag;
      if (typeof data5 === "string") {
        if (func1(data5) < 1) {
          const err4 = { instancePath: instancePath + "/flag", schemaPath: "#/properties/flag/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/flag", schemaPath: "#/properties/flag/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
  } else {
    const err6 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err6];
    } else {
      vErrors.push(err6);
    }
    errors++;
  }
  validate188.errors = vErrors;
  return errors === 0;
}
validate188.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate198(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate198.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (Array.isArray(data)) {
    if (data.length < 1) {
      const err0 = { instancePath, schemaPath: "#/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    const len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++) {
      if (typeof data[i0] !== "string") {
        const err1 = { instancePath: instancePath + "/" + i0, schemaPath: "#/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "array" }, message: "must be array" };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate198.errors = vErrors;
  return errors === 0;
}
validate198.evaluated = { "items": true, "dynamicProps": false, "dynamicItems": false };
function validate200(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate200.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (typeof data[key0] !== "string") {
        const err0 = { instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/additionalProperties/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate200.errors = vErrors;
  return errors === 0;
}
validate200.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate193(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate193.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.type === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.command === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "command" }, message: "must have required property 'command'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "type" || key0 === "id" || key0 === "condition" || key0 === "timeout" || key0 === "retry" || key0 === "command" || key0 === "cwd" || key0 === "env")) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.type !== void 0) {
      if ("exec" !== data.type) {
        const err3 = { instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "exec" }, message: "must be equal to constant" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.id !== void 0) {
      if (!validate104(data.id, { instancePath: instancePath + "/id", parentData: data, parentDataProperty: "id", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate104.errors : vErrors.concat(validate104.errors);
        errors = vErrors.length;
      }
    }
    if (data.condition !== void 0) {
      if (!validate106(data.condition, { instancePath: instancePath + "/condition", parentData: data, parentDataProperty: "condition", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate106.errors : vErrors.concat(validate106.errors);
        errors = vErrors.length;
      }
    }
    if (data.timeout !== void 0) {
      if (!validate108(data.timeout, { instancePath: instancePath + "/timeout", parentData: data, parentDataProperty: "timeout", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate108.errors : vErrors.concat(validate108.errors);
        errors = vErrors.length;
      }
    }
    if (data.retry !== void 0) {
      if (!validate110(data.retry, { instancePath: instancePath + "/retry", parentData: data, parentDataProperty: "retry", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate110.errors : vErrors.concat(validate110.errors);
        errors = vErrors.length;
      }
    }
    if (data.command !== void 0) {
      if (!validate198(data.command, { instancePath: instancePath + "/command", parentData: data, parentDataProperty: "command", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate198.errors : vErrors.concat(validate198.errors);
        errors = vErrors.length;
      }
    }
    if (data.cwd !== void 0) {
      if (typeof data.cwd !== "string") {
        const err4 = { instancePath: instancePath + "/cwd", schemaPath: "#/properties/cwd/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.env !== void 0) {
      if (!validate200(data.env, { instancePath: instancePath + "/env", parentData: data, parentDataProperty: "env", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate200.errors : vErrors.concat(validate200.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err5 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate193.errors = vErrors;
  return errors === 0;
}
validate193.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema66 = { "title": "http_request", "description": "Send an HTTP request. Needs approval.", "type": "object", "additionalProperties": false, "required": ["type", "url"], "properties": { "type": { "const": "http_request", "title": "http_request", "description": "Send an HTTP request. Needs approval." }, "id": { "$ref": "#/$defs/id" }, "condition": { "$ref": "#/$defs/condition" }, "timeout": { "$ref": "#/$defs/timeout" }, "retry": { "$ref": "#/$defs/retry" }, "method": { "title": "HTTP method", "description": "The method of the request.", "enum": ["GET", "POST", "PUT", "PATCH", "DELETE"], "default": "POST" }, "url": { "title": "URL", "description": "Where it is sent.", "type": "string", "pattern": "^https?://", "x-expected": "an address such as http://127.0.0.1:8080/flush" }, "headers": { "title": "HTTP headers", "description": "Headers sent with it. Keep secrets out of them.", "type": "object", "additionalProperties": { "type": "string" } }, "body": { "title": "Body", "description": "What is sent.", "type": "string" } } };
var pattern18 = new RegExp("^https?://", "u");
function validate202(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate202.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.type === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.url === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "url" }, message: "must have required property 'url'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func2.call(schema66.properties, key0)) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.type !== void 0) {
      if ("http_request" !== data.type) {
        const err3 = { instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "http_request" }, message: "must be equal to constant" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.id !== void 0) {
      if (!validate104(data.id, { instancePath: instancePath + "/id", parentData: data, parentDataProperty: "id", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate104.errors : vErrors.concat(validate104.errors);
        errors = vErrors.length;
      }
    }
    if (data.condition !== void 0) {
      if (!validate106(data.condition, { instancePath: instancePath + "/condition", parentData: data, parentDataProperty: "condition", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate106.errors : vErrors.concat(validate106.errors);
        errors = vErrors.length;
      }
    }
    if (data.timeout !== void 0) {
      if (!validate108(data.timeout, { instancePath: instancePath + "/timeout", parentData: data, parentDataProperty: "timeout", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate108.errors : vErrors.concat(validate108.errors);
        errors = vErrors.length;
      }
    }
    if (data.retry !== void 0) {
      if (!validate110(data.retry, { instancePath: instancePath + "/retry", parentData: data, parentDataProperty: "retry", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate110.errors : vErrors.concat(validate110.errors);
        errors = vErrors.length;
      }
    }
    if (data.method !== void 0) {
      let data5 = data.method;
      if (!(data5 === "GET" || data5 === "POST" || data5 === "PUT" || data5 === "PATCH" || data5 === "DELETE")) {
        const err4 = { instancePath: instancePath + "/method", schemaPath: "#/properties/method/enum", keyword: "enum", params: { allowedValues: schema66.properties.method.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.url !== void 0) {
      let data6 = data.url;
      if (typeof data6 === "string") {
        if (!pattern18.test(data6)) {
          const err5 = { instancePath: instancePath + "/url", schemaPath: "#/properties/url/pattern", keyword: "pattern", params: { pattern: "^https?://" }, message: 'must match pattern "^https?://"' };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/url", schemaPath: "#/properties/url/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.headers !== void 0) {
      let data7 = data.headers;
      if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
        for (const key1 in data7) {
          if (typeof data7[key1] !== "string") {
            const err7 = { instancePath: instancePath + "/headers/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/headers/additionalProperties/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
        }
      } else {
        const err8 = { instancePath: instancePath + "/headers", schemaPath: "#/properties/headers/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.body !== void 0) {
      if (typeof data.body !== "string") {
        const err9 = { instancePath: instancePath + "/body", schemaPath: "#/properties/body/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
  } else {
    const err10 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err10];
    } else {
      vErrors.push(err10);
    }
    errors++;
  }
  validate202.errors = vErrors;
  return errors === 0;
}
validate202.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate102(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate102.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.type === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    const tag0 = data.type;
    if (typeof tag0 == "string") {
      if (tag0 === "restart_pod") {
        if (!validate103(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate103.errors : vErrors.concat(validate103.errors);
          errors = vErrors.length;
        }
        var props0 = true;
      } else if (tag0 === "scale_up") {
        if (!validate114(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate114.errors : vErrors.concat(validate114.errors);
          errors = vErrors.length;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "clear_pvc") {
        if (!validate120(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate120.errors : vErrors.concat(validate120.errors);
          errors = vErrors.length;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "retry_sync") {
        if (!validate127(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate127.errors : vErrors.concat(validate127.errors);
          errors = vErrors.length;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "refresh_secrets") {
        if (!validate132(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate132.errors : vErrors.concat(validate132.errors);
          errors = vErrors.length;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "restart_process") {
        if (!validate138(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate138.errors : vErrors.concat(validate138.errors);
          errors = vErrors.length;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "restart_container") {
        if (!validate143(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate143.errors : vErrors.concat(validate143.errors);
          errors = vErrors.length;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "restart_workload") {
        if (!validate148(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate148.errors : vErrors.concat(validate148.errors);
          errors = vErrors.length;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "alert_escalate") {
        if (!validate155(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate155.errors : vErrors.concat(validate155.errors);
          errors = vErrors.length;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "notify") {
        if (!validate164(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate164.errors : vErrors.concat(validate164.errors);
          errors = vErrors.length;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "rollback_deployment") {
        if (!validate171(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate171.errors : vErrors.concat(validate171.errors);
          errors = vErrors.length;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "node_drain") {
        if (!validate177(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate177.errors : vErrors.concat(validate177.errors);
          errors = vErrors.length;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "database_failover") {
        if (!validate183(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate183.errors : vErrors.concat(validate183.errors);
          errors = vErrors.length;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "feature_flag_disable") {
        if (!validate188(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate188.errors : vErrors.concat(validate188.errors);
          errors = vErrors.length;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "exec") {
        if (!validate193(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate193.errors : vErrors.concat(validate193.errors);
          errors = vErrors.length;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "http_request") {
        if (!validate202(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate202.errors : vErrors.concat(validate202.errors);
          errors = vErrors.length;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else {
        const err1 = { instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "mapping", tag: "type", tagValue: tag0 }, message: 'value of tag "type" must be in oneOf' };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    } else {
      const err2 = { instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "tag", tag: "type", tagValue: tag0 }, message: 'tag "type" must be string' };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
  } else {
    const err3 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  }
  validate102.errors = vErrors;
  evaluated0.props = props0;
  return errors === 0;
}
validate102.evaluated = { "dynamicProps": true, "dynamicItems": false };
function validate91(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate91.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.apiVersion === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "apiVersion" }, message: "must have required property 'apiVersion'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.kind === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" }, message: "must have required property 'kind'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.metadata === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "metadata" }, message: "must have required property 'metadata'" };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.spec === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "spec" }, message: "must have required property 'spec'" };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "apiVersion" || key0 === "kind" || key0 === "metadata" || key0 === "spec")) {
        const err4 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.apiVersion !== void 0) {
      if ("healer.platform/v1" !== data.apiVersion) {
        const err5 = { instancePath: instancePath + "/apiVersion", schemaPath: "#/properties/apiVersion/const", keyword: "const", params: { allowedValue: "healer.platform/v1" }, message: "must be equal to constant" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.kind !== void 0) {
      if ("RemediationPlaybook" !== data.kind) {
        const err6 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "RemediationPlaybook" }, message: "must be equal to constant" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.metadata !== void 0) {
      let data2 = data.metadata;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        if (data2.name === void 0) {
          const err7 = { instancePath: instancePath + "/metadata", schemaPath: "#/properties/metadata/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'" };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
        for (const key1 in data2) {
          if (!(key1 === "name" || key1 === "description" || key1 === "labels")) {
            const err8 = { instancePath: instancePath + "/metadata", schemaPath: "#/properties/metadata/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err8];
            } else {
              vErrors.push(err8);
            }
            errors++;
          }
        }
        if (data2.name !== void 0) {
          if (!validate92(data2.name, { instancePath: instancePath + "/metadata/name", parentData: data2, parentDataProperty: "name", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate92.errors : vErrors.concat(validate92.errors);
            errors = vErrors.length;
          }
        }
        if (data2.description !== void 0) {
          if (typeof data2.description !== "string") {
            const err9 = { instancePath: instancePath + "/metadata/description", schemaPath: "#/properties/metadata/properties/description/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err9];
            } else {
              vErrors.push(err9);
            }
            errors++;
          }
        }
        if (data2.labels !== void 0) {
          if (!validate94(data2.labels, { instancePath: instancePath + "/metadata/labels", parentData: data2, parentDataProperty: "labels", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate94.errors : vErrors.concat(validate94.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err10 = { instancePath: instancePath + "/metadata", schemaPath: "#/properties/metadata/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.spec !== void 0) {
      let data6 = data.spec;
      if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
        if (data6.actions === void 0) {
          const err11 = { instancePath: instancePath + "/spec", schemaPath: "#/properties/spec/required", keyword: "required", params: { missingProperty: "actions" }, message: "must have required property 'actions'" };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
        for (const key2 in data6) {
          if (!(key2 === "mode" || key2 === "trigger" || key2 === "actions" || key2 === "rollback" || key2 === "limits")) {
            const err12 = { instancePath: instancePath + "/spec", schemaPath: "#/properties/spec/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err12];
            } else {
              vErrors.push(err12);
            }
            errors++;
          }
        }
        if (data6.mode !== void 0) {
          let data7 = data6.mode;
          if (!(data7 === "suggest" || data7 === "approve" || data7 === "auto")) {
            const err13 = { instancePath: instancePath + "/spec/mode", schemaPath: "#/properties/spec/properties/mode/enum", keyword: "enum", params: { allowedValues: schema34.properties.spec.properties.mode.enum }, message: "must be equal to one of the allowed values" };
            if (vErrors === null) {
              vErrors = [err13];
            } else {
              vErrors.push(err13);
            }
            errors++;
          }
        }
        if (data6.trigger !== void 0) {
          let data8 = data6.trigger;
          if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
            for (const key3 in data8) {
              if (!(key3 === "alert" || key3 === "conditions")) {
                const err14 = { instancePath: instancePath + "/spec/trigger", schemaPath: "#/properties/spec/properties/trigger/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err14];
                } else {
                  vErrors.push(err14);
                }
                errors++;
              }
            }
            if (data8.alert !== void 0) {
              if (!validate96(data8.alert, { instancePath: instancePath + "/spec/trigger/alert", parentData: data8, parentDataProperty: "alert", rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate96.errors : vErrors.concat(validate96.errors);
                errors = vErrors.length;
              }
            }
            if (data8.conditions !== void 0) {
              let data10 = data8.conditions;
              if (Array.isArray(data10)) {
                const len0 = data10.length;
                for (let i0 = 0; i0 < len0; i0++) {
                  let data11 = data10[i0];
                  if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
                    if (data11.metric === void 0) {
                      const err15 = { instancePath: instancePath + "/spec/trigger/conditions/" + i0, schemaPath: "#/properties/spec/properties/trigger/properties/conditions/items/required", keyword: "required", params: { missingProperty: "metric" }, message: "must have required property 'metric'" };
                      if (vErrors === null) {
                        vErrors = [err15];
                      } else {
                        vErrors.push(err15);
                      }
                      errors++;
                    }
                    if (data11.threshold === void 0) {
                      const err16 = { instancePath: instancePath + "/spec/trigger/conditions/" + i0, schemaPath: "#/properties/spec/properties/trigger/properties/conditions/items/required", keyword: "required", params: { missingProperty: "threshold" }, message: "must have required property 'threshold'" };
                      if (vErrors === null) {
                        vErrors = [err16];
                      } else {
                        vErrors.push(err16);
                      }
                      errors++;
                    }
                    for (const key4 in data11) {
                      if (!(key4 === "metric" || key4 === "operator" || key4 === "threshold" || key4 === "ratio_of" || key4 === "duration")) {
                        const err17 = { instancePath: instancePath + "/spec/trigger/conditions/" + i0, schemaPath: "#/properties/spec/properties/trigger/properties/conditions/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 }, message: "must NOT have additional properties" };
                        if (vErrors === null) {
                          vErrors = [err17];
                        } else {
                          vErrors.push(err17);
                        }
                        errors++;
                      }
                    }
                    if (data11.metric !== void 0) {
                      let data12 = data11.metric;
                      if (typeof data12 === "string") {
                        if (func1(data12) < 1) {
                          const err18 = { instancePath: instancePath + "/spec/trigger/conditions/" + i0 + "/metric", schemaPath: "#/properties/spec/properties/trigger/properties/conditions/items/properties/metric/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                          if (vErrors === null) {
                            vErrors = [err18];
                          } else {
                            vErrors.push(err18);
                          }
                          errors++;
                        }
                      } else {
                        const err19 = { instancePath: instancePath + "/spec/trigger/conditions/" + i0 + "/metric", schemaPath: "#/properties/spec/properties/trigger/properties/conditions/items/properties/metric/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err19];
                        } else {
                          vErrors.push(err19);
                        }
                        errors++;
                      }
                    }
                    if (data11.operator !== void 0) {
                      let data13 = data11.operator;
                      if (!(data13 === "gt" || data13 === "ge" || data13 === "lt" || data13 === "le" || data13 === "eq" || data13 === "ne")) {
                        const err20 = { instancePath: instancePath + "/spec/trigger/conditions/" + i0 + "/operator", schemaPath: "#/properties/spec/properties/trigger/properties/conditions/items/properties/operator/enum", keyword: "enum", params: { allowedValues: schema34.properties.spec.properties.trigger.properties.conditions.items.properties.operator.enum }, message: "must be equal to one of the allowed values" };
                        if (vErrors === null) {
                          vErrors = [err20];
                        } else {
                          vErrors.push(err20);
                        }
                        errors++;
                      }
                    }
                    if (data11.threshold !== void 0) {
                      if (!validate98(data11.threshold, { instancePath: instancePath + "/spec/trigger/conditions/" + i0 + "/threshold", parentData: data11, parentDataProperty: "threshold", rootData, dynamicAnchors })) {
                        vErrors = vErrors === null ? validate98.errors : vErrors.concat(validate98.errors);
                        errors = vErrors.length;
                      }
                    }
                    if (data11.ratio_of !== void 0) {
                      if (typeof data11.ratio_of !== "string") {
                        const err21 = { instancePath: instancePath + "/spec/trigger/conditions/" + i0 + "/ratio_of", schemaPath: "#/properties/spec/properties/trigger/properties/conditions/items/properties/ratio_of/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err21];
                        } else {
                          vErrors.push(err21);
                        }
                        errors++;
                      }
                    }
                    if (data11.duration !== void 0) {
                      if (!validate100(data11.duration, { instancePath: instancePath + "/spec/trigger/conditions/" + i0 + "/duration", parentData: data11, parentDataProperty: "duration", rootData, dynamicAnchors })) {
                        vErrors = vErrors === null ? validate100.errors : vErrors.concat(validate100.errors);
                        errors = vErrors.length;
                      }
                    }
                  } else {
                    const err22 = { instancePath: instancePath + "/spec/trigger/conditions/" + i0, schemaPath: "#/properties/spec/properties/trigger/properties/conditions/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                    if (vErrors === null) {
                      vErrors = [err22];
                    } else {
                      vErrors.push(err22);
                    }
                    errors++;
                  }
                }
              } else {
                const err23 = { instancePath: instancePath + "/spec/trigger/conditions", schemaPath: "#/properties/spec/properties/trigger/properties/conditions/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                if (vErrors === null) {
                  vErrors = [err23];
                } else {
                  vErrors.push(err23);
                }
                errors++;
              }
            }
          } else {
            const err24 = { instancePath: instancePath + "/spec/trigger", schemaPath: "#/properties/spec/properties/trigger/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err24];
            } else {
              vErrors.push(err24);
            }
            errors++;
          }
        }
        if (data6.actions !== void 0) {
          let data17 = data6.actions;
          if (Array.isArray(data17)) {
            if (data17.length < 1) {
              const err25 = { instancePath: instancePath + "/spec/actions", schemaPath: "#/properties/spec/properties/actions/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
              if (vErrors === null) {
                vErrors = [err25];
              } else {
                vErrors.push(err25);
              }
              errors++;
            }
            const len1 = data17.length;
            for (let i1 = 0; i1 < len1; i1++) {
              if (!validate102(data17[i1], { instancePath: instancePath + "/spec/actions/" + i1, parentData: data17, parentDataProperty: i1, rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate102.errors : vErrors.concat(validate102.errors);
                errors = vErrors.length;
              }
            }
          } else {
            const err26 = { instancePath: instancePath + "/spec/actions", schemaPath: "#/properties/spec/properties/actions/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            if (vErrors === null) {
              vErrors = [err26];
            } else {
              vErrors.push(err26);
            }
            errors++;
          }
        }
        if (data6.rollback !== void 0) {
          let data19 = data6.rollback;
          if (data19 && typeof data19 == "object" && !Array.isArray(data19)) {
            for (const key5 in data19) {
              if (!(key5 === "enabled" || key5 === "window")) {
                const err27 = { instancePath: instancePath + "/spec/rollback", schemaPath: "#/properties/spec/properties/rollback/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key5 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err27];
                } else {
                  vErrors.push(err27);
                }
                errors++;
              }
            }
            if (data19.enabled !== void 0) {
              if (typeof data19.enabled !== "boolean") {
                const err28 = { instancePath: instancePath + "/spec/rollback/enabled", schemaPath: "#/properties/spec/properties/rollback/properties/enabled/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
                if (vErrors === null) {
                  vErrors = [err28];
                } else {
                  vErrors.push(err28);
                }
                errors++;
              }
            }
            if (data19.window !== void 0) {
              if (!validate100(data19.window, { instancePath: instancePath + "/spec/rollback/window", parentData: data19, parentDataProperty: "window", rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate100.errors : vErrors.concat(validate100.errors);
                errors = vErrors.length;
              }
            }
          } else {
            const err29 = { instancePath: instancePath + "/spec/rollback", schemaPath: "#/properties/spec/properties/rollback/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err29];
            } else {
              vErrors.push(err29);
            }
            errors++;
          }
        }
        if (data6.limits !== void 0) {
          let data22 = data6.limits;
          if (data22 && typeof data22 == "object" && !Array.isArray(data22)) {
            for (const key6 in data22) {
              if (!(key6 === "runs_per_hour" || key6 === "targets" || key6 === "protected")) {
                const err30 = { instancePath: instancePath + "/spec/limits", schemaPath: "#/properties/spec/properties/limits/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key6 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err30];
                } else {
                  vErrors.push(err30);
                }
                errors++;
              }
            }
            if (data22.runs_per_hour !== void 0) {
              let data23 = data22.runs_per_hour;
              if (!(typeof data23 == "number" && (!(data23 % 1) && !isNaN(data23)) && isFinite(data23))) {
                const err31 = { instancePath: instancePath + "/spec/limits/runs_per_hour", schemaPath: "#/properties/spec/properties/limits/properties/runs_per_hour/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                if (vErrors === null) {
                  vErrors = [err31];
                } else {
                  vErrors.push(err31);
                }
                errors++;
              }
              if (typeof data23 == "number" && isFinite(data23)) {
                if (data23 < 1 || isNaN(data23)) {
                  const err32 = { instancePath: instancePath + "/spec/limits/runs_per_hour", schemaPath: "#/properties/spec/properties/limits/properties/runs_per_hour/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
                  if (vErrors === null) {
                    vErrors = [err32];
                  } else {
                    vErrors.push(err32);
                  }
                  errors++;
                }
              }
            }
            if (data22.targets !== void 0) {
              let data24 = data22.targets;
              if (!(typeof data24 == "number" && (!(data24 % 1) && !isNaN(data24)) && isFinite(data24))) {
                const err33 = { instancePath: instancePath + "/spec/limits/targets", schemaPath: "#/properties/spec/properties/limits/properties/targets/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                if (vErrors === null) {
                  vErrors = [err33];
                } else {
                  vErrors.push(err33);
                }
                errors++;
              }
              if (typeof data24 == "number" && isFinite(data24)) {
                if (data24 < 1 || isNaN(data24)) {
                  const err34 = { instancePath: instancePath + "/spec/limits/targets", schemaPath: "#/properties/spec/properties/limits/properties/targets/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
                  if (vErrors === null) {
                    vErrors = [err34];
                  } else {
                    vErrors.push(err34);
                  }
                  errors++;
                }
              }
            }
            if (data22.protected !== void 0) {
              let data25 = data22.protected;
              if (Array.isArray(data25)) {
                const len2 = data25.length;
                for (let i2 = 0; i2 < len2; i2++) {
                  if (typeof data25[i2] !== "string") {
                    const err35 = { instancePath: instancePath + "/spec/limits/protected/" + i2, schemaPath: "#/properties/spec/properties/limits/properties/protected/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err35];
                    } else {
                      vErrors.push(err35);
                    }
                    errors++;
                  }
                }
              } else {
                const err36 = { instancePath: instancePath + "/spec/limits/protected", schemaPath: "#/properties/spec/properties/limits/properties/protected/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                if (vErrors === null) {
                  vErrors = [err36];
                } else {
                  vErrors.push(err36);
                }
                errors++;
              }
            }
          } else {
            const err37 = { instancePath: instancePath + "/spec/limits", schemaPath: "#/properties/spec/properties/limits/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err37];
            } else {
              vErrors.push(err37);
            }
            errors++;
          }
        }
      } else {
        const err38 = { instancePath: instancePath + "/spec", schemaPath: "#/properties/spec/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err38];
        } else {
          vErrors.push(err38);
        }
        errors++;
      }
    }
  } else {
    const err39 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err39];
    } else {
      vErrors.push(err39);
    }
    errors++;
  }
  validate91.errors = vErrors;
  return errors === 0;
}
validate91.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var profile = validate225;
var schema67 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "healer:profile", "title": "Profile", "description": "One environment: the backends to ask, the channels to tell, the services and who owns them. Secrets stay in files of mode 0600 or in the environment; this file only names them.", "type": "object", "additionalProperties": false, "required": ["apiVersion", "kind", "metadata"], "properties": { "apiVersion": { "title": "API version", "description": "The version of this kind.", "const": "healer.platform/v1" }, "kind": { "title": "Kind", "description": "What this document is.", "const": "Profile" }, "metadata": { "title": "Metadata", "description": "The profile's name.", "type": "object", "additionalProperties": false, "required": ["name"], "properties": { "name": { "$ref": "healer:common#/$defs/name", "x-defines": "profile" } } }, "backends": { "title": "Backends", "description": "The systems Healer may ask. What is not named here is not connected.", "type": "object", "additionalProperties": false, "properties": { "prometheus": { "$ref": "#/$defs/backend", "title": "Prometheus", "description": "Prometheus: metrics." }, "loki": { "$ref": "#/$defs/backend", "title": "Loki", "description": "Loki: logs." }, "tempo": { "$ref": "#/$defs/backend", "title": "Tempo", "description": "Tempo: traces." }, "jaeger": { "$ref": "#/$defs/backend", "title": "Jaeger", "description": "Jaeger: traces." }, "argocd": { "$ref": "#/$defs/backend", "title": "Argo CD", "description": "Argo CD: sync state." }, "kubernetes": { "title": "Kubernetes", "description": "A cluster, by kubeconfig context.", "type": "object", "additionalProperties": false, "properties": { "context": { "title": "Context", "description": "The kubeconfig context; left out, the current one.", "type": "string" }, "kubeconfig": { "title": "kubeconfig", "description": "The kubeconfig file; left out, ~/.kube/config.", "type": "string" }, "namespace": { "title": "Namespace", "description": "The namespace actions use when they name none.", "type": "string", "default": "default" } } } } }, "channels": { "title": "Channels", "description": "Where notifications go, by the name playbooks and escalation policies use.", "type": "object", "x-keys-define": "channel", "additionalProperties": { "title": "Channel", "description": "One way to tell people. Rules, playbooks and escalation levels name it where people are told.", "type": "object", "additionalProperties": false, "required": ["type"], "properties": { "type": { "title": "Channel type", "description": "How the channel is told.", "enum": ["slack", "pagerduty", "email", "webhook", "github", "desktop"], "enumDescriptions": ["a Slack incoming webhook", "PagerDuty Events API v2", "an e-mail", "an HTTP POST to an address of yours", "a GitHub issue", "a notification on this desktop"] }, "url": { "title": "URL", "description": "The address to post to, for webhook.", "type": "string" }, "urlFile": { "title": "URL file", "description": "A file of mode 0600 that holds the address, for slack.", "type": "string" }, "keyFile": { "title": "Key file", "description": "A file of mode 0600 that holds the routing key.", "type": "string" }, "tokenFile": { "title": "Token file", "description": "A file of mode 0600 that holds the token.", "type": "string" }, "to": { "title": "Recipients", "description": "E-mail addresses.", "type": "array", "items": { "type": "string" }, "minItems": 1 }, "repository": { "title": "Repository", "description": "owner/name, for github.", "type": "string" } } }, "examples": [{ "oncall": { "type": "pagerduty", "keyFile": "~/.config/healer/pagerduty.key" } }] }, "services": { "title": "Services", "description": "The services people talk about, and the workloads they are made of.", "type": "object", "x-keys-define": "service", "additionalProperties": { "title": "Service", "description": "Something people talk about and rely on, and what is known of it.", "type": "object", "additionalProperties": false, "properties": { "workloads": { "title": "Workloads", "description": "The workloads that serve it.", "type": "array", "items": { "$ref": "healer:common#/$defs/workloadName", "x-reference": "workload" } }, "dependsOn": { "title": "Depends on", "description": "Services it needs.", "type": "array", "items": { "type": "string", "x-reference": "service" } }, "owner": { "title": "Owner", "description": "The person or team that answers for it.", "type": "string" }, "paths": { "title": "Paths", "description": "Folders of its source, relative to the root: recent git changes there are evidence in an incident.", "type": "array", "items": { "type": "string" } }, "logs": { "title": "Logs", "description": "Its log files: relative to the root and inside it, also as patterns (`logs/*.log`), or anywhere by absolute path or `~/`. Their last lines are evidence in an incident and in forensic reports; secrets are blanked.", "type": "array", "items": { "type": "string", "minLength": 1 }, "examples": [["logs/api.log"], ["logs/*.log", "/var/log/nginx/error.log"]] }, "metrics": { "title": "Metrics", "description": "What to ask the Prometheus of `backends.prometheus` when an incident opens, each over the hour before. `rate`, `errors` and `duration` are asked for by themselves (`http_requests_total` and `http_request_duration_seconds_bucket` of the job with the service's name); written here, they are replaced. Any other name is asked for besides.", "type": "object", "properties": { "rate": { "title": "Rate", "description": "PromQL for requests per second.", "type": "string", "minLength": 1, "examples": ['sum(rate(http_requests_total{job="api"}[5m]))'] }, "errors": { "title": "Errors", "description": "PromQL for the share of requests that failed, from 0 to 1.", "type": "string", "minLength": 1, "examples": ['sum(rate(http_requests_total{job="api",code=~"5.."}[5m])) / sum(rate(http_requests_total{job="api"}[5m]))'] }, "duration": { "title": "Duration", "description": "PromQL for how long requests take, in seconds.", "type": "string", "minLength": 1, "examples": ['histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket{job="api"}[5m])))'] } }, "additionalProperties": { "title": "Metric", "description": "PromQL, asked for under the name you give it.", "type": "string", "minLength": 1 }, "examples": [{ "connections": 'pg_stat_activity_count{job="database"}' }] } } }, "examples": [{ "api": { "workloads": ["api"], "dependsOn": ["database"], "owner": "mara" } }] }, "thresholds": { "title": "Thresholds", "description": "Limits, by what they limit: a share from 0 to 1, or a score.", "type": "object", "additionalProperties": false, "properties": { "stability": { "title": "Stability", "description": "Stability score (0 to 100) of a workload below which the event `stability_low` is written; left out, none is.", "type": "number", "minimum": 0, "maximum": 100, "examples": [70] }, "disk": { "title": "Disk", "description": "Share of a disk in use that raises H2.", "type": "number", "minimum": 0, "maximum": 1, "default": 0.8 }, "memory": { "title": "Memory", "description": "Share of memory in use that raises H8.", "type": "number", "minimum": 0, "maximum": 1, "default": 0.9 }, "cpu": { "title": "CPU", "description": "Share of CPU in use that counts as pressure.", "type": "number", "minimum": 0, "maximum": 1, "default": 0.9 } } } }, "$defs": { "backend": { "title": "Backend", "type": "object", "additionalProperties": false, "required": ["url"], "properties": { "url": { "title": "URL", "description": "Its base address.", "type": "string", "pattern": "^https?://", "x-expected": "an address such as http://127.0.0.1:9090", "examples": ["http://127.0.0.1:9090"] }, "tokenFile": { "title": "Token file", "description": "A file of mode 0600 that holds a bearer token.", "type": "string" } } } } };
function validate226(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate226.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data === "string") {
    if (!pattern3.test(data)) {
      const err0 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9_.-]{0,127}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9_.-]{0,127}$"' };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate226.errors = vErrors;
  return errors === 0;
}
validate226.evaluated = { "dynamicProps": false, "dynamicItems": false };
function validate228(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate228.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.url === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "url" }, message: "must have required property 'url'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "url" || key0 === "tokenFile")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.url !== void 0) {
      let data0 = data.url;
      if (typeof data0 === "string") {
        if (!pattern18.test(data0)) {
          const err2 = { instancePath: instancePath + "/url", schemaPath: "#/properties/url/pattern", keyword: "pattern", params: { pattern: "^https?://" }, message: 'must match pattern "^https?://"' };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/url", schemaPath: "#/properties/url/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.tokenFile !== void 0) {
      if (typeof data.tokenFile !== "string") {
        const err4 = { instancePath: instancePath + "/tokenFile", schemaPath: "#/properties/tokenFile/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
  } else {
    const err5 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate228.errors = vErrors;
  return errors === 0;
}
validate228.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate234(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate234.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data === "string") {
    if (!pattern5.test(data)) {
      const err0 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9_.:@-]{0,127}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9_.:@-]{0,127}$"' };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate234.errors = vErrors;
  return errors === 0;
}
validate234.evaluated = { "dynamicProps": false, "dynamicItems": false };
function validate225(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate225.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.apiVersion === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "apiVersion" }, message: "must have required property 'apiVersion'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.kind === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" }, message: "must have required property 'kind'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.metadata === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "metadata" }, message: "must have required property 'metadata'" };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "apiVersion" || key0 === "kind" || key0 === "metadata" || key0 === "backends" || key0 === "channels" || key0 === "services" || key0 === "thresholds")) {
        const err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.apiVersion !== void 0) {
      if ("healer.platform/v1" !== data.apiVersion) {
        const err4 = { instancePath: instancePath + "/apiVersion", schemaPath: "#/properties/apiVersion/const", keyword: "const", params: { allowedValue: "healer.platform/v1" }, message: "must be equal to constant" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.kind !== void 0) {
      if ("Profile" !== data.kind) {
        const err5 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "Profile" }, message: "must be equal to constant" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.metadata !== void 0) {
      let data2 = data.metadata;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        if (data2.name === void 0) {
          const err6 = { instancePath: instancePath + "/metadata", schemaPath: "#/properties/metadata/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'" };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        for (const key1 in data2) {
          if (!(key1 === "name")) {
            const err7 = { instancePath: instancePath + "/metadata", schemaPath: "#/properties/metadata/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
        }
        if (data2.name !== void 0) {
          if (!validate226(data2.name, { instancePath: instancePath + "/metadata/name", parentData: data2, parentDataProperty: "name", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate226.errors : vErrors.concat(validate226.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err8 = { instancePath: instancePath + "/metadata", schemaPath: "#/properties/metadata/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.backends !== void 0) {
      let data4 = data.backends;
      if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
        for (const key2 in data4) {
          if (!(key2 === "prometheus" || key2 === "loki" || key2 === "tempo" || key2 === "jaeger" || key2 === "argocd" || key2 === "kubernetes")) {
            const err9 = { instancePath: instancePath + "/backends", schemaPath: "#/properties/backends/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err9];
            } else {
              vErrors.push(err9);
            }
            errors++;
          }
        }
        if (data4.prometheus !== void 0) {
          if (!validate228(data4.prometheus, { instancePath: instancePath + "/backends/prometheus", parentData: data4, parentDataProperty: "prometheus", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate228.errors : vErrors.concat(validate228.errors);
            errors = vErrors.length;
          }
        }
        if (data4.loki !== void 0) {
          if (!validate228(data4.loki, { instancePath: instancePath + "/backends/loki", parentData: data4, parentDataProperty: "loki", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate228.errors : vErrors.concat(validate228.errors);
            errors = vErrors.length;
          }
        }
        if (data4.tempo !== void 0) {
          if (!validate228(data4.tempo, { instancePath: instancePath + "/backends/tempo", parentData: data4, parentDataProperty: "tempo", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate228.errors : vErrors.concat(validate228.errors);
            errors = vErrors.length;
          }
        }
        if (data4.jaeger !== void 0) {
          if (!validate228(data4.jaeger, { instancePath: instancePath + "/backends/jaeger", parentData: data4, parentDataProperty: "jaeger", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate228.errors : vErrors.concat(validate228.errors);
            errors = vErrors.length;
          }
        }
        if (data4.argocd !== void 0) {
          if (!validate228(data4.argocd, { instancePath: instancePath + "/backends/argocd", parentData: data4, parentDataProperty: "argocd", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate228.errors : vErrors.concat(validate228.errors);
            errors = vErrors.length;
          }
        }
        if (data4.kubernetes !== void 0) {
          let data10 = data4.kubernetes;
          if (data10 && typeof data10 == "object" && !Array.isArray(data10)) {
            for (const key3 in data10) {
              if (!(key3 === "context" || key3 === "kubeconfig" || key3 === "namespace")) {
                const err10 = { instancePath: instancePath + "/backends/kubernetes", schemaPath: "#/properties/backends/properties/kubernetes/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err10];
                } else {
                  vErrors.push(err10);
                }
                errors++;
              }
            }
            if (data10.context !== void 0) {
              if (typeof data10.context !== "string") {
                const err11 = { instancePath: instancePath + "/backends/kubernetes/context", schemaPath: "#/properties/backends/properties/kubernetes/properties/context/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err11];
                } else {
                  vErrors.push(err11);
                }
                errors++;
              }
            }
            if (data10.kubeconfig !== void 0) {
              if (typeof data10.kubeconfig !== "string") {
                const err12 = { instancePath: instancePath + "/backends/kubernetes/kubeconfig", schemaPath: "#/properties/backends/properties/kubernetes/properties/kubeconfig/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err12];
                } else {
                  vErrors.push(err12);
                }
                errors++;
              }
            }
            if (data10.namespace !== void 0) {
              if (typeof data10.namespace !== "string") {
                const err13 = { instancePath: instancePath + "/backends/kubernetes/namespace", schemaPath: "#/properties/backends/properties/kubernetes/properties/namespace/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err13];
                } else {
                  vErrors.push(err13);
                }
                errors++;
              }
            }
          } else {
            const err14 = { instancePath: instancePath + "/backends/kubernetes", schemaPath: "#/properties/backends/properties/kubernetes/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err14];
            } else {
              vErrors.push(err14);
            }
            errors++;
          }
        }
      } else {
        const err15 = { instancePath: instancePath + "/backends", schemaPath: "#/properties/backends/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
    if (data.channels !== void 0) {
      let data14 = data.channels;
      if (data14 && typeof data14 == "object" && !Array.isArray(data14)) {
        for (const key4 in data14) {
          let data15 = data14[key4];
          if (data15 && typeof data15 == "object" && !Array.isArray(data15)) {
            if (data15.type === void 0) {
              const err16 = { instancePath: instancePath + "/channels/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/channels/additionalProperties/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
              if (vErrors === null) {
                vErrors = [err16];
              } else {
                vErrors.push(err16);
              }
              errors++;
            }
            for (const key5 in data15) {
              if (!(key5 === "type" || key5 === "url" || key5 === "urlFile" || key5 === "keyFile" || key5 === "tokenFile" || key5 === "to" || key5 === "repository")) {
                const err17 = { instancePath: instancePath + "/channels/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/channels/additionalProperties/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key5 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err17];
                } else {
                  vErrors.push(err17);
                }
                errors++;
              }
            }
            if (data15.type !== void 0) {
              let data16 = data15.type;
              if (!(data16 === "slack" || data16 === "pagerduty" || data16 === "email" || data16 === "webhook" || data16 === "github" || data16 === "desktop")) {
                const err18 = { instancePath: instancePath + "/channels/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/type", schemaPath: "#/properties/channels/additionalProperties/properties/type/enum", keyword: "enum", params: { allowedValues: schema67.properties.channels.additionalProperties.properties.type.enum }, message: "must be equal to one of the allowed values" };
                if (vErrors === null) {
                  vErrors = [err18];
                } else {
                  vErrors.push(err18);
                }
                errors++;
              }
            }
            if (data15.url !== void 0) {
              if (typeof data15.url !== "string") {
                const err19 = { instancePath: instancePath + "/channels/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/url", schemaPath: "#/properties/channels/additionalProperties/properties/url/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err19];
                } else {
                  vErrors.push(err19);
                }
                errors++;
              }
            }
            if (data15.urlFile !== void 0) {
              if (typeof data15.urlFile !== "string") {
                const err20 = { instancePath: instancePath + "/channels/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/urlFile", schemaPath: "#/properties/channels/additionalProperties/properties/urlFile/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err20];
                } else {
                  vErrors.push(err20);
                }
                errors++;
              }
            }
            if (data15.keyFile !== void 0) {
              if (typeof data15.keyFile !== "string") {
                const err21 = { instancePath: instancePath + "/channels/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/keyFile", schemaPath: "#/properties/channels/additionalProperties/properties/keyFile/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err21];
                } else {
                  vErrors.push(err21);
                }
                errors++;
              }
            }
            if (data15.tokenFile !== void 0) {
              if (typeof data15.tokenFile !== "string") {
                const err22 = { instancePath: instancePath + "/channels/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/tokenFile", schemaPath: "#/properties/channels/additionalProperties/properties/tokenFile/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err22];
                } else {
                  vErrors.push(err22);
                }
                errors++;
              }
            }
            if (data15.to !== void 0) {
              let data21 = data15.to;
              if (Array.isArray(data21)) {
                if (data21.length < 1) {
                  const err23 = { instancePath: instancePath + "/channels/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/to", schemaPath: "#/properties/channels/additionalProperties/properties/to/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                  if (vErrors === null) {
                    vErrors = [err23];
                  } else {
                    vErrors.push(err23);
                  }
                  errors++;
                }
                const len0 = data21.length;
                for (let i0 = 0; i0 < len0; i0++) {
                  if (typeof data21[i0] !== "string") {
                    const err24 = { instancePath: instancePath + "/channels/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/to/" + i0, schemaPath: "#/properties/channels/additionalProperties/properties/to/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err24];
                    } else {
                      vErrors.push(err24);
                    }
                    errors++;
                  }
                }
              } else {
                const err25 = { instancePath: instancePath + "/channels/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/to", schemaPath: "#/properties/channels/additionalProperties/properties/to/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                if (vErrors === null) {
                  vErrors = [err25];
                } else {
                  vErrors.push(err25);
                }
                errors++;
              }
            }
            if (data15.repository !== void 0) {
              if (typeof data15.repository !== "string") {
                const err26 = { instancePath: instancePath + "/channels/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/repository", schemaPath: "#/properties/channels/additionalProperties/properties/repository/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err26];
                } else {
                  vErrors.push(err26);
                }
                errors++;
              }
            }
          } else {
            const err27 = { instancePath: instancePath + "/channels/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/channels/additionalProperties/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err27];
            } else {
              vErrors.push(err27);
            }
            errors++;
          }
        }
      } else {
        const err28 = { instancePath: instancePath + "/channels", schemaPath: "#/properties/channels/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err28];
        } else {
          vErrors.push(err28);
        }
        errors++;
      }
    }
    if (data.services !== void 0) {
      let data24 = data.services;
      if (data24 && typeof data24 == "object" && !Array.isArray(data24)) {
        for (const key6 in data24) {
          let data25 = data24[key6];
          if (data25 && typeof data25 == "object" && !Array.isArray(data25)) {
            for (const key7 in data25) {
              if (!(key7 === "workloads" || key7 === "dependsOn" || key7 === "owner" || key7 === "paths" || key7 === "logs" || key7 === "metrics")) {
                const err29 = { instancePath: instancePath + "/services/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/services/additionalProperties/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key7 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err29];
                } else {
                  vErrors.push(err29);
                }
                errors++;
              }
            }
            if (data25.workloads !== void 0) {
              let data26 = data25.workloads;
              if (Array.isArray(data26)) {
                const len1 = data26.length;
                for (let i1 = 0; i1 < len1; i1++) {
                  if (!validate234(data26[i1], { instancePath: instancePath + "/services/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/workloads/" + i1, parentData: data26, parentDataProperty: i1, rootData, dynamicAnchors })) {
                    vErrors = vErrors === null ? validate234.errors : vErrors.concat(validate234.errors);
                    errors = vErrors.length;
                  }
                }
              } else {
                const err30 = { instancePath: instancePath + "/services/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/workloads", schemaPath: "#/properties/services/additionalProperties/properties/workloads/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                if (vErrors === null) {
                  vErrors = [err30];
                } else {
                  vErrors.push(err30);
                }
                errors++;
              }
            }
            if (data25.dependsOn !== void 0) {
              let data28 = data25.dependsOn;
              if (Array.isArray(data28)) {
                const len2 = data28.length;
                for (let i2 = 0; i2 < len2; i2++) {
                  if (typeof data28[i2] !== "string") {
                    const err31 = { instancePath: instancePath + "/services/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/dependsOn/" + i2, schemaPath: "#/properties/services/additionalProperties/properties/dependsOn/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err31];
                    } else {
                      vErrors.push(err31);
                    }
                    errors++;
                  }
                }
              } else {
                const err32 = { instancePath: instancePath + "/services/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/dependsOn", schemaPath: "#/properties/services/additionalProperties/properties/dependsOn/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                if (vErrors === null) {
                  vErrors = [err32];
                } else {
                  vErrors.push(err32);
                }
                errors++;
              }
            }
            if (data25.owner !== void 0) {
              if (typeof data25.owner !== "string") {
                const err33 = { instancePath: instancePath + "/services/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/owner", schemaPath: "#/properties/services/additionalProperties/properties/owner/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err33];
                } else {
                  vErrors.push(err33);
                }
                errors++;
              }
            }
            if (data25.paths !== void 0) {
              let data31 = data25.paths;
              if (Array.isArray(data31)) {
                const len3 = data31.length;
                for (let i3 = 0; i3 < len3; i3++) {
                  if (typeof data31[i3] !== "string") {
                    const err34 = { instancePath: instancePath + "/services/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/paths/" + i3, schemaPath: "#/properties/services/additionalProperties/properties/paths/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err34];
                    } else {
                      vErrors.push(err34);
                    }
                    errors++;
                  }
                }
              } else {
                const err35 = { instancePath: instancePath + "/services/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/paths", schemaPath: "#/properties/services/additionalProperties/properties/paths/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                if (vErrors === null) {
                  vErrors = [err35];
                } else {
                  vErrors.push(err35);
                }
                errors++;
              }
            }
            if (data25.logs !== void 0) {
              let data33 = data25.logs;
              if (Array.isArray(data33)) {
                const len4 = data33.length;
                for (let i4 = 0; i4 < len4; i4++) {
                  let data34 = data33[i4];
                  if (typeof data34 === "string") {
                    if (func1(data34) < 1) {
                      const err36 = { instancePath: instancePath + "/services/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/logs/" + i4, schemaPath: "#/properties/services/additionalProperties/properties/logs/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                      if (vErrors === null) {
                        vErrors = [err36];
                      } else {
                        vErrors.push(err36);
                      }
                      errors++;
                    }
                  } else {
                    const err37 = { instancePath: instancePath + "/services/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/logs/" + i4, schemaPath: "#/properties/services/additionalProperties/properties/logs/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err37];
                    } else {
                      vErrors.push(err37);
                    }
                    errors++;
                  }
                }
              } else {
                const err38 = { instancePath: instancePath + "/services/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/logs", schemaPath: "#/properties/services/additionalProperties/properties/logs/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                if (vErrors === null) {
                  vErrors = [err38];
                } else {
                  vErrors.push(err38);
                }
                errors++;
              }
            }
            if (data25.metrics !== void 0) {
              let data35 = data25.metrics;
              if (data35 && typeof data35 == "object" && !Array.isArray(data35)) {
                for (const key8 in data35) {
                  if (!(key8 === "rate" || key8 === "errors" || key8 === "duration")) {
                    let data36 = data35[key8];
                    if (typeof data36 === "string") {
                      if (func1(data36) < 1) {
                        const err39 = { instancePath: instancePath + "/services/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/metrics/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/services/additionalProperties/properties/metrics/additionalProperties/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                        if (vErrors === null) {
                          vErrors = [err39];
                        } else {
                          vErrors.push(err39);
                        }
                        errors++;
                      }
                    } else {
                      const err40 = { instancePath: instancePath + "/services/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/metrics/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/services/additionalProperties/properties/metrics/additionalProperties/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      if (vErrors === null) {
                        vErrors = [err40];
                      } else {
                        vErrors.push(err40);
                      }
                      errors++;
                    }
                  }
                }
                if (data35.rate !== void 0) {
                  let data37 = data35.rate;
                  if (typeof data37 === "string") {
                    if (func1(data37) < 1) {
                      const err41 = { instancePath: instancePath + "/services/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/metrics/rate", schemaPath: "#/properties/services/additionalProperties/properties/metrics/properties/rate/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                      if (vErrors === null) {
                        vErrors = [err41];
                      } else {
                        vErrors.push(err41);
                      }
                      errors++;
                    }
                  } else {
                    const err42 = { instancePath: instancePath + "/services/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/metrics/rate", schemaPath: "#/properties/services/additionalProperties/properties/metrics/properties/rate/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err42];
                    } else {
                      vErrors.push(err42);
                    }
                    errors++;
                  }
                }
                if (data35.errors !== void 0) {
                  let data38 = data35.errors;
                  if (typeof data38 === "string") {
                    if (func1(data38) < 1) {
                      const err43 = { instancePath: instancePath + "/services/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/metrics/errors", schemaPath: "#/properties/services/additionalProperties/properties/metrics/properties/errors/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                      if (vErrors === null) {
                        vErrors = [err43];
                      } else {
                        vErrors.push(err43);
                      }
                      errors++;
                    }
                  } else {
                    const err44 = { instancePath: instancePath + "/services/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/metrics/errors", schemaPath: "#/properties/services/additionalProperties/properties/metrics/properties/errors/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err44];
                    } else {
                      vErrors.push(err44);
                    }
                    errors++;
                  }
                }
                if (data35.duration !== void 0) {
                  let data39 = data35.duration;
                  if (typeof data39 === "string") {
                    if (func1(data39) < 1) {
                      const err45 = { instancePath: instancePath + "/services/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/metrics/duration", schemaPath: "#/properties/services/additionalProperties/properties/metrics/properties/duration/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                      if (vErrors === null) {
                        vErrors = [err45];
                      } else {
                        vErrors.push(err45);
                      }
                      errors++;
                    }
                  } else {
                    const err46 = { instancePath: instancePath + "/services/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/metrics/duration", schemaPath: "#/properties/services/additionalProperties/properties/metrics/properties/duration/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err46];
                    } else {
                      vErrors.push(err46);
                    }
                    errors++;
                  }
                }
              } else {
                const err47 = { instancePath: instancePath + "/services/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/metrics", schemaPath: "#/properties/services/additionalProperties/properties/metrics/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                if (vErrors === null) {
                  vErrors = [err47];
                } else {
                  vErrors.push(err47);
                }
                errors++;
              }
            }
          } else {
            const err48 = { instancePath: instancePath + "/services/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/services/additionalProperties/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err48];
            } else {
              vErrors.push(err48);
            }
            errors++;
          }
        }
      } else {
        const err49 = { instancePath: instancePath + "/services", schemaPath: "#/properties/services/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err49];
        } else {
          vErrors.push(err49);
        }
        errors++;
      }
    }
    if (data.thresholds !== void 0) {
      let data40 = data.thresholds;
      if (data40 && typeof data40 == "object" && !Array.isArray(data40)) {
        for (const key9 in data40) {
          if (!(key9 === "stability" || key9 === "disk" || key9 === "memory" || key9 === "cpu")) {
            const err50 = { instancePath: instancePath + "/thresholds", schemaPath: "#/properties/thresholds/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key9 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err50];
            } else {
              vErrors.push(err50);
            }
            errors++;
          }
        }
        if (data40.stability !== void 0) {
          let data41 = data40.stability;
          if (typeof data41 == "number" && isFinite(data41)) {
            if (data41 > 100 || isNaN(data41)) {
              const err51 = { instancePath: instancePath + "/thresholds/stability", schemaPath: "#/properties/thresholds/properties/stability/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, message: "must be <= 100" };
              if (vErrors === null) {
                vErrors = [err51];
              } else {
                vErrors.push(err51);
              }
              errors++;
            }
            if (data41 < 0 || isNaN(data41)) {
              const err52 = { instancePath: instancePath + "/thresholds/stability", schemaPath: "#/properties/thresholds/properties/stability/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
              if (vErrors === null) {
                vErrors = [err52];
              } else {
                vErrors.push(err52);
              }
              errors++;
            }
          } else {
            const err53 = { instancePath: instancePath + "/thresholds/stability", schemaPath: "#/properties/thresholds/properties/stability/type", keyword: "type", params: { type: "number" }, message: "must be number" };
            if (vErrors === null) {
              vErrors = [err53];
            } else {
              vErrors.push(err53);
            }
            errors++;
          }
        }
        if (data40.disk !== void 0) {
          let data42 = data40.disk;
          if (typeof data42 == "number" && isFinite(data42)) {
            if (data42 > 1 || isNaN(data42)) {
              const err54 = { instancePath: instancePath + "/thresholds/disk", schemaPath: "#/properties/thresholds/properties/disk/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" };
              if (vErrors === null) {
                vErrors = [err54];
              } else {
                vErrors.push(err54);
              }
              errors++;
            }
            if (data42 < 0 || isNaN(data42)) {
              const err55 = { instancePath: instancePath + "/thresholds/disk", schemaPath: "#/properties/thresholds/properties/disk/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
              if (vErrors === null) {
                vErrors = [err55];
              } else {
                vErrors.push(err55);
              }
              errors++;
            }
          } else {
            const err56 = { instancePath: instancePath + "/thresholds/disk", schemaPath: "#/properties/thresholds/properties/disk/type", keyword: "type", params: { type: "number" }, message: "must be number" };
            if (vErrors === null) {
              vErrors = [err56];
            } else {
              vErrors.push(err56);
            }
            errors++;
          }
        }
        if (data40.memory !== void 0) {
          let data43 = data40.memory;
          if (typeof data43 == "number" && isFinite(data43)) {
            if (data43 > 1 || isNaN(data43)) {
              const err57 = { instancePath: instancePath + "/thresholds/memory", schemaPath: "#/properties/thresholds/properties/memory/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" };
              if (vErrors === null) {
                vErrors = [err57];
              } else {
                vErrors.push(err57);
              }
              errors++;
            }
            if (data43 < 0 || isNaN(data43)) {
              const err58 = { instancePath: instancePath + "/thresholds/memory", schemaPath: "#/properties/thresholds/properties/memory/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
              if (vErrors === null) {
                vErrors = [err58];
              } else {
                vErrors.push(err58);
              }
              errors++;
            }
          } else {
            const err59 = { instancePath: instancePath + "/thresholds/memory", schemaPath: "#/properties/thresholds/properties/memory/type", keyword: "type", params: { type: "number" }, message: "must be number" };
            if (vErrors === null) {
              vErrors = [err59];
            } else {
              vErrors.push(err59);
            }
            errors++;
          }
        }
        if (data40.cpu !== void 0) {
          let data44 = data40.cpu;
          if (typeof data44 == "number" && isFinite(data44)) {
            if (data44 > 1 || isNaN(data44)) {
              const err60 = { instancePath: instancePath + "/thresholds/cpu", schemaPath: "#/properties/thresholds/properties/cpu/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" };
              if (vErrors === null) {
                vErrors = [err60];
              } else {
                vErrors.push(err60);
              }
              errors++;
            }
            if (data44 < 0 || isNaN(data44)) {
              const err61 = { instancePath: instancePath + "/thresholds/cpu", schemaPath: "#/properties/thresholds/properties/cpu/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
              if (vErrors === null) {
                vErrors = [err61];
              } else {
                vErrors.push(err61);
              }
              errors++;
            }
          } else {
            const err62 = { instancePath: instancePath + "/thresholds/cpu", schemaPath: "#/properties/thresholds/properties/cpu/type", keyword: "type", params: { type: "number" }, message: "must be number" };
            if (vErrors === null) {
              vErrors = [err62];
            } else {
              vErrors.push(err62);
            }
            errors++;
          }
        }
      } else {
        const err63 = { instancePath: instancePath + "/thresholds", schemaPath: "#/properties/thresholds/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err63];
        } else {
          vErrors.push(err63);
        }
        errors++;
      }
    }
  } else {
    const err64 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err64];
    } else {
      vErrors.push(err64);
    }
    errors++;
  }
  validate225.errors = vErrors;
  return errors === 0;
}
validate225.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var project = validate236;
var schema71 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "healer:project", "title": "Project", "description": "`healer.yaml` at the root: which folders hold the definitions that run, and where things are kept.", "type": "object", "additionalProperties": false, "required": ["apiVersion", "kind"], "properties": { "apiVersion": { "title": "API version", "description": "The version of this kind.", "const": "healer.platform/v1" }, "kind": { "title": "Kind", "description": "What this document is.", "const": "Project" }, "metadata": { "title": "Metadata", "description": "The project's name.", "type": "object", "additionalProperties": false, "properties": { "name": { "$ref": "healer:common#/$defs/name", "x-defines": "project" } } }, "definitions": { "title": "Definitions", "description": "Folders, relative to this file, whose definitions run. What lies elsewhere is linted and never run.", "type": "array", "items": { "type": "string", "minLength": 1, "x-reference": "folder" }, "examples": [["health", "playbooks", "rules"]] }, "profile": { "title": "Profile", "description": "The profile in force: its name, or its file relative to this one.", "type": "string", "minLength": 1, "x-reference": "profile", "examples": ["profiles/local.yaml"] }, "state": { "title": "State", "description": "Where the database is kept.", "enum": ["user", "service"], "enumDescriptions": ["the user's own state folder", "/var/lib/healer, as a system service"], "default": "user" }, "postmortems": { "title": "Postmortems", "description": "The folder postmortems are written to.", "type": "string", "minLength": 1, "default": "postmortems" }, "postmortemTemplate": { "title": "Template of postmortems", "description": "A Markdown file, relative to this one, that new postmortems are written from. A placeholder such as `{{timeline}}` on a line of its own becomes a part that Healer keeps up to date; everything else is the writer's.", "type": "string", "minLength": 1, "examples": ["postmortem-template.md"] }, "runbooks": { "title": "Runbooks", "description": "The folder runbooks are read from.", "type": "string", "minLength": 1, "default": "runbooks" } } };
function validate237(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate237.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data === "string") {
    if (!pattern3.test(data)) {
      const err0 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9_.-]{0,127}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9_.-]{0,127}$"' };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate237.errors = vErrors;
  return errors === 0;
}
validate237.evaluated = { "dynamicProps": false, "dynamicItems": false };
function validate236(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate236.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.apiVersion === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "apiVersion" }, message: "must have required property 'apiVersion'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.kind === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" }, message: "must have required property 'kind'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func2.call(schema71.properties, key0)) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.apiVersion !== void 0) {
      if ("healer.platform/v1" !== data.apiVersion) {
        const err3 = { instancePath: instancePath + "/apiVersion", schemaPath: "#/properties/apiVersion/const", keyword: "const", params: { allowedValue: "healer.platform/v1" }, message: "must be equal to constant" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.kind !== void 0) {
      if ("Project" !== data.kind) {
        const err4 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "Project" }, message: "must be equal to constant" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.metadata !== void 0) {
      let data2 = data.metadata;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        for (const key1 in data2) {
          if (!(key1 === "name")) {
            const err5 = { instancePath: instancePath + "/metadata", schemaPath: "#/properties/metadata/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err5];
            } else {
              vErrors.push(err5);
            }
            errors++;
          }
        }
        if (data2.name !== void 0) {
          if (!validate237(data2.name, { instancePath: instancePath + "/metadata/name", parentData: data2, parentDataProperty: "name", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate237.errors : vErrors.concat(validate237.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err6 = { instancePath: instancePath + "/metadata", schemaPath: "#/properties/metadata/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.definitions !== void 0) {
      let data4 = data.definitions;
      if (Array.isArray(data4)) {
        const len0 = data4.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data5 = data4[i0];
          if (typeof data5 === "string") {
            if (func1(data5) < 1) {
              const err7 = { instancePath: instancePath + "/definitions/" + i0, schemaPath: "#/properties/definitions/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              if (vErrors === null) {
                vErrors = [err7];
              } else {
                vErrors.push(err7);
              }
              errors++;
            }
          } else {
            const err8 = { instancePath: instancePath + "/definitions/" + i0, schemaPath: "#/properties/definitions/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err8];
            } else {
              vErrors.push(err8);
            }
            errors++;
          }
        }
      } else {
        const err9 = { instancePath: instancePath + "/definitions", schemaPath: "#/properties/definitions/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.profile !== void 0) {
      let data6 = data.profile;
      if (typeof data6 === "string") {
        if (func1(data6) < 1) {
          const err10 = { instancePath: instancePath + "/profile", schemaPath: "#/properties/profile/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
      } else {
        const err11 = { instancePath: instancePath + "/profile", schemaPath: "#/properties/profile/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.state !== void 0) {
      let data7 = data.state;
      if (!(data7 === "user" || data7 === "service")) {
        const err12 = { instancePath: instancePath + "/state", schemaPath: "#/properties/state/enum", keyword: "enum", params: { allowedValues: schema71.properties.state.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.postmortems !== void 0) {
      let data8 = data.postmortems;
      if (typeof data8 === "string") {
        if (func1(data8) < 1) {
          const err13 = { instancePath: instancePath + "/postmortems", schemaPath: "#/properties/postmortems/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
      } else {
        const err14 = { instancePath: instancePath + "/postmortems", schemaPath: "#/properties/postmortems/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
    }
    if (data.postmortemTemplate !== void 0) {
      let data9 = data.postmortemTemplate;
      if (typeof data9 === "string") {
        if (func1(data9) < 1) {
          const err15 = { instancePath: instancePath + "/postmortemTemplate", schemaPath: "#/properties/postmortemTemplate/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err15];
          } else {
            vErrors.push(err15);
          }
          errors++;
        }
      } else {
        const err16 = { instancePath: instancePath + "/postmortemTemplate", schemaPath: "#/properties/postmortemTemplate/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
    if (data.runbooks !== void 0) {
      let data10 = data.runbooks;
      if (typeof data10 === "string") {
        if (func1(data10) < 1) {
          const err17 = { instancePath: instancePath + "/runbooks", schemaPath: "#/properties/runbooks/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
      } else {
        const err18 = { instancePath: instancePath + "/runbooks", schemaPath: "#/properties/runbooks/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
    }
  } else {
    const err19 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err19];
    } else {
      vErrors.push(err19);
    }
    errors++;
  }
  validate236.errors = vErrors;
  return errors === 0;
}
validate236.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var rule = validate239;
var schema73 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "healer:rule", "title": "Recovery rule", "description": "What to do by itself when a process crashes, grows or turns unhealthy. A forensic report is always written first.", "type": "object", "additionalProperties": false, "required": ["on", "action"], "properties": { "name": { "$ref": "healer:common#/$defs/name", "description": "Names the rule. The default is the file's name.", "x-defines": "rule" }, "on": { "title": "Trigger", "description": "What starts the rule.", "enum": ["crash", "memory", "threads", "unhealthy"], "enumDescriptions": ["the process is gone", "the process holds more memory than `memory_mb`", "the thread count changed by more than `threads`", "the workload turned unhealthy"] }, "action": { "title": "Action", "description": "What is done.", "enum": ["restart_process", "restart_container", "restart_workload", "notify"], "enumDescriptions": ["start the process again with the command, folder and environment it had", "restart the Docker container", "restart the workload as its health config says", "tell a channel; change nothing"] }, "max_retries": { "title": "Attempts", "description": "How often the action is tried before the rule gives up and an incident calls a person. 0 only calls a person. It counts from zero again once nothing started the rule for ten minutes, or for twice its cooldown.", "type": "integer", "minimum": 0, "default": 3 }, "cooldown_seconds": { "title": "Cooldown", "description": "Seconds to wait between two attempts.", "type": "number", "minimum": 0, "default": 60 }, "process": { "title": "Process", "description": "The name of the process to watch. Left out, it is what the process checks of the workload watch.", "type": "string", "minLength": 1, "examples": ["worker"] }, "workload": { "$ref": "healer:common#/$defs/workloadName", "title": "Workload", "description": "The workload to act on.", "x-reference": "workload" }, "memory_mb": { "title": "Memory limit", "description": "For `on: memory`: resident memory in MiB above which the rule acts.", "type": "number", "exclusiveMinimum": 0, "examples": [512] }, "threads": { "title": "Thread change", "description": "For `on: threads`: the change in thread count, from what is usual for the process, that starts the rule.", "type": "integer", "minimum": 1, "examples": [50] }, "channel": { "title": "Channel", "description": "For `action: notify`: the channel to tell.", "type": "string", "x-reference": "channel" } } };
function validate240(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate240.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data === "string") {
    if (!pattern3.test(data)) {
      const err0 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9_.-]{0,127}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9_.-]{0,127}$"' };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate240.errors = vErrors;
  return errors === 0;
}
validate240.evaluated = { "dynamicProps": false, "dynamicItems": false };
function validate242(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate242.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data === "string") {
    if (!pattern5.test(data)) {
      const err0 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9_.:@-]{0,127}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9_.:@-]{0,127}$"' };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate242.errors = vErrors;
  return errors === 0;
}
validate242.evaluated = { "dynamicProps": false, "dynamicItems": false };
function validate239(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate239.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.on === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "on" }, message: "must have required property 'on'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.action === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "action" }, message: "must have required property 'action'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func2.call(schema73.properties, key0)) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.name !== void 0) {
      if (!validate240(data.name, { instancePath: instancePath + "/name", parentData: data, parentDataProperty: "name", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate240.errors : vErrors.concat(validate240.errors);
        errors = vErrors.length;
      }
    }
    if (data.on !== void 0) {
      let data1 = data.on;
      if (!(data1 === "crash" || data1 === "memory" || data1 === "threads" || data1 === "unhealthy")) {
        const err3 = { instancePath: instancePath + "/on", schemaPath: "#/properties/on/enum", keyword: "enum", params: { allowedValues: schema73.properties.on.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.action !== void 0) {
      let data2 = data.action;
      if (!(data2 === "restart_process" || data2 === "restart_container" || data2 === "restart_workload" || data2 === "notify")) {
        const err4 = { instancePath: instancePath + "/action", schemaPath: "#/properties/action/enum", keyword: "enum", params: { allowedValues: schema73.properties.action.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.max_retries !== void 0) {
      let data3 = data.max_retries;
      if (!(typeof data3 == "number" && (!(data3 % 1) && !isNaN(data3)) && isFinite(data3))) {
        const err5 = { instancePath: instancePath + "/max_retries", schemaPath: "#/properties/max_retries/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
      if (typeof data3 == "number" && isFinite(data3)) {
        if (data3 < 0 || isNaN(data3)) {
          const err6 = { instancePath: instancePath + "/max_retries", schemaPath: "#/properties/max_retries/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      }
    }
    if (data.cooldown_seconds !== void 0) {
      let data4 = data.cooldown_seconds;
      if (typeof data4 == "number" && isFinite(data4)) {
        if (data4 < 0 || isNaN(data4)) {
          const err7 = { instancePath: instancePath + "/cooldown_seconds", schemaPath: "#/properties/cooldown_seconds/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      } else {
        const err8 = { instancePath: instancePath + "/cooldown_seconds", schemaPath: "#/properties/cooldown_seconds/type", keyword: "type", params: { type: "number" }, message: "must be number" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.process !== void 0) {
      let data5 = data.process;
      if (typeof data5 === "string") {
        if (func1(data5) < 1) {
          const err9 = { instancePath: instancePath + "/process", schemaPath: "#/properties/process/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
      } else {
        const err10 = { instancePath: instancePath + "/process", schemaPath: "#/properties/process/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.workload !== void 0) {
      if (!validate242(data.workload, { instancePath: instancePath + "/workload", parentData: data, parentDataProperty: "workload", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate242.errors : vErrors.concat(validate242.errors);
        errors = vErrors.length;
      }
    }
    if (data.memory_mb !== void 0) {
      let data7 = data.memory_mb;
      if (typeof data7 == "number" && isFinite(data7)) {
        if (data7 <= 0 || isNaN(data7)) {
          const err11 = { instancePath: instancePath + "/memory_mb", schemaPath: "#/properties/memory_mb/exclusiveMinimum", keyword: "exclusiveMinimum", params: { comparison: ">", limit: 0 }, message: "must be > 0" };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
      } else {
        const err12 = { instancePath: instancePath + "/memory_mb", schemaPath: "#/properties/memory_mb/type", keyword: "type", params: { type: "number" }, message: "must be number" };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.threads !== void 0) {
      let data8 = data.threads;
      if (!(typeof data8 == "number" && (!(data8 % 1) && !isNaN(data8)) && isFinite(data8))) {
        const err13 = { instancePath: instancePath + "/threads", schemaPath: "#/properties/threads/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
      if (typeof data8 == "number" && isFinite(data8)) {
        if (data8 < 1 || isNaN(data8)) {
          const err14 = { instancePath: instancePath + "/threads", schemaPath: "#/properties/threads/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
      }
    }
    if (data.channel !== void 0) {
      if (typeof data.channel !== "string") {
        const err15 = { instancePath: instancePath + "/channel", schemaPath: "#/properties/channel/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
  } else {
    const err16 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err16];
    } else {
      vErrors.push(err16);
    }
    errors++;
  }
  validate239.errors = vErrors;
  return errors === 0;
}
validate239.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
export {
  escalation,
  health,
  playbook,
  profile,
  project,
  rule
};
