package io.quizledger.eventlog;

import org.bson.Document;

/// The `$jsonSchema` validator of the log's collection, for servers that have validators.
final class CommitSchema {
  static final Document VALIDATOR =
      Document.parse(
          """
          {"$jsonSchema": {
            "bsonType": "object",
            "required": ["_id", "time", "keys", "events", "nodes", "root", "hash"],
            "additionalProperties": false,
            "properties": {
              "_id": {"bsonType": "long", "minimum": 1},
              "time": {"bsonType": "date"},
              "keys": {"bsonType": "array", "minItems": 1, "uniqueItems": true,
                       "items": {"bsonType": "string"}},
              "events": {"bsonType": "array", "minItems": 1, "items": {
                "bsonType": "object",
                "required": ["id", "type", "time", "payload", "metadata"],
                "additionalProperties": false,
                "properties": {
                  "id": {"bsonType": "string"},
                  "type": {"bsonType": "string"},
                  "revision": {"bsonType": "string"},
                  "time": {"bsonType": "date"},
                  "aggregateType": {"bsonType": "string"},
                  "aggregateId": {"bsonType": "string"},
                  "sequence": {"bsonType": "long", "minimum": 0},
                  "payload": {},
                  "metadata": {"bsonType": "object"}}}},
              "nodes": {"bsonType": "array", "items": {"bsonType": "binData"}},
              "root": {"bsonType": "binData"},
              "hash": {"bsonType": "binData"}}}}
          """);

  private CommitSchema() {}
}
