#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""The facts of an OpenAPI document, without its texts: what can be sent and what comes back.

From the API specification, which is not kept here, this made published.json; from `velo --contract` it makes what that
is compared with (compare.py).

usage: facts.py DOCUMENT.yaml|json >FACTS.json        (YAML needs the Debian package python3-yaml)
"""
import json
import pathlib
import sys

KEPT = ["type", "format", "pattern", "minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems", "enum",
        "default", "nullable", "deprecated", "x-maxBytes"]
NESTED = ["$ref", "items", "additionalProperties", "oneOf", "allOf", "properties", "required"]
METHODS = ["get", "put", "post", "delete", "patch", "head", "options"]
TEXTS = ["description", "example", "title", "readOnly"]


def schema_facts(document, schema):
    """A schema with its references put in place, with only what can be checked."""
    if "$ref" in schema:
        return schema_facts(document, resolve(document, schema["$ref"]))
    unknown = set(schema) - set(KEPT) - set(NESTED) - set(TEXTS)
    if unknown:
        raise ValueError(f"a schema says more than is compared: {sorted(unknown)}")
    facts = {key: schema[key] for key in KEPT if key in schema and schema[key] is not False}
    if facts.get("minLength") == 0:
        del facts["minLength"]  # says nothing
    if "items" in schema:
        facts["items"] = schema_facts(document, schema["items"])
    if "additionalProperties" in schema:
        facts["additionalProperties"] = schema_facts(document, schema["additionalProperties"])
    for part in schema.get("allOf", []):
        facts.update(schema_facts(document, part))
    if "oneOf" in schema:
        facts["oneOf"] = [schema_facts(document, s) for s in schema["oneOf"]]
    if "properties" in schema:
        facts["type"] = "object"  # the API specification leaves that out here and there
        facts["properties"] = {n: schema_facts(document, s) for n, s in sorted(schema["properties"].items())}
        facts["required"] = sorted(schema.get("required", []))
    return facts


def resolve(document, reference):
    for part in reference.removeprefix("#/").split("/"):
        document = document[part]
    return document


def content_facts(document, content, payloads):
    """The schema by media type. Error payloads have a name for each status in the API specification, for one and the
    same schema: a payload is the number of its schema in `payloads`."""
    facts = {}
    for media_type, holder in content.items():
        name = holder["schema"].get("$ref", "").rsplit("/", 1)[-1]
        schema = schema_facts(document, holder["schema"])
        if name.startswith(("inline_response_", "ErrorResponse")):
            if schema not in payloads:
                payloads.append(schema)
            facts[media_type] = {"error payload": payloads.index(schema)}
        else:
            facts[media_type] = {"name": name, "schema": schema}
    return facts


def response_facts(document, response, payloads):
    facts = {"has a meaning": bool(response.get("description", "").strip()),
             "content": content_facts(document, response.get("content", {}), payloads)}
    for name, header in response.get("headers", {}).items():
        facts.setdefault("headers", {})[name] = {"required": header.get("required", False),
                                                 "schema": schema_facts(document, header["schema"])}
    return facts


def operation_facts(document, method, path, operation, payloads):
    facts = {"method": method, "path": path}
    security = operation.get("security", document.get("security", []))
    facts["security"] = sorted(name for one in security for name in one)
    facts["parameters"] = {
        f"{p['in']} {p['name']}": {"required": p.get("required", False), "schema": schema_facts(document, p["schema"])}
        for p in operation.get("parameters", [])}
    if "requestBody" in operation:
        body = operation["requestBody"]
        facts["body"] = {"required": body.get("required", False),
                         "content": content_facts(document, body["content"], payloads)}
    facts["responses"] = {str(status): response_facts(document, r, payloads)
                          for status, r in operation["responses"].items()}
    return facts


def facts_of(document):
    operations, payloads = {}, []
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            if method in METHODS:
                name = operation.get("operationId") or f"{method} {path}"
                operations[name] = operation_facts(document, method, path, operation, payloads)
    used = {name for operation in operations.values() for name in operation["security"]}
    schemes = document["components"]["securitySchemes"]
    keep = ["type", "scheme", "flows"]
    security = {name: {key: schemes[name][key] for key in keep if key in schemes[name]} for name in sorted(used)}
    for scheme in security.values():
        for flow in scheme.get("flows", {}).values():
            flow.pop("scopes", None)
    return {"servers": [s["url"] for s in document["servers"]], "security": security,
            "error payloads": payloads, "operations": dict(sorted(operations.items()))}


def main():
    path = pathlib.Path(sys.argv[1])
    if path.suffix == ".json":
        document = json.loads(path.read_text())
    else:
        import yaml
        document = yaml.safe_load(path.read_text())
    json.dump(facts_of(document), sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()
