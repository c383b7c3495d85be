package se.samrad.news.imports;

/** A theme of the controlled list, as an import must know it. */
public record KnownTheme(String id, String name) {}
