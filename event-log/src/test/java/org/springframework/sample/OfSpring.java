package org.springframework.sample;

/// Stands for any class of Spring.
public final class OfSpring {}
