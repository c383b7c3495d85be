package se.samrad.identity.broken.domain;

import com.mongodb.client.MongoDatabase;

/** Breaks the rule on purpose, so that a test can see it fire. */
record Impure(MongoDatabase database) {}
