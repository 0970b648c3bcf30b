package io.quizledger.query.people;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the people directory remembers.
///
/// @param maxAge how old what it says may be
/// @param remembered how many ids are remembered at once
@ConfigurationProperties("quizledger.people")
record PeopleSettings(@DefaultValue("5s") Duration maxAge, @DefaultValue("50000") int remembered) {}
