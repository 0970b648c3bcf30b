package io.quizledger.platform.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A type of arguments that are made of the request's body: an endpoint that takes one reads its
/// body itself, as one with a `@RequestBody` does. What the bodies of all others hold is refused.
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface MadeOfBody {}
