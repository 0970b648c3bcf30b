package io.quizledger.standalone.demo;

/// An account of the samples. Its password is known to everybody: samples are for trying out.
///
/// @param role the role that it asks for
public record DemoAccount(String name, String email, String password, String role) {}
