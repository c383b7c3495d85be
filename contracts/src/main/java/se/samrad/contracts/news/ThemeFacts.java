package se.samrad.contracts.news;

import org.jspecify.annotations.Nullable;

/** A theme; also how its stream stands. */
public record ThemeFacts(
        String name, @Nullable String nameEn, @Nullable String description) {}
