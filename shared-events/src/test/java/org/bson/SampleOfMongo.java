package org.bson;

/// Stands for MongoDB's driver, which is not on this module's class path, where a rule is shown to
/// fail.
public final class SampleOfMongo {}
