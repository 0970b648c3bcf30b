package io.quizledger.benchmarks.sample;

/// Stands for the benchmarks, which are not there when this is built.
public final class OfTheBenchmarks {}
