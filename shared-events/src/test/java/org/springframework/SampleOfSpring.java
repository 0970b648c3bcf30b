package org.springframework;

/// Stands for Spring, which is not on this module's class path, where a rule is shown to fail.
public final class SampleOfSpring {}
