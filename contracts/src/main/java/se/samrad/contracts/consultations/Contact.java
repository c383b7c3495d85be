package se.samrad.contracts.consultations;

import org.jspecify.annotations.Nullable;

/** Whom to ask at the authority; the authority itself publishes this. */
public record Contact(
        @Nullable String name,
        @Nullable String phone,
        @Nullable String email) {}
