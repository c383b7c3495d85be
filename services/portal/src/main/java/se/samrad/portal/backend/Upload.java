package se.samrad.portal.backend;

import java.time.Instant;

/** An upload that began in time and was whole too late. */
public record Upload(Instant begun, Instant whole) {}
