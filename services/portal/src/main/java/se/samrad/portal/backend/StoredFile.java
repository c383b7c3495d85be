package se.samrad.portal.backend;

/** A file as {@code responses} keeps it; an answer names it by its hash. */
public record StoredFile(String sha256, String name, long size, String mediaType) {}
