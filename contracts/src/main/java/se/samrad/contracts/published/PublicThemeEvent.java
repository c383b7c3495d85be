package se.samrad.contracts.published;

/** What everybody may know of a theme's course. */
public sealed interface PublicThemeEvent {
    record ThemeNamed(String name) implements PublicThemeEvent {}
}
