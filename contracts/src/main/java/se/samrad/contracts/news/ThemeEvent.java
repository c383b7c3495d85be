package se.samrad.contracts.news;

/** What can happen to a theme of the controlled list, stream {@code themes/<id>}. */
public sealed interface ThemeEvent {
    record ThemeDefined(ThemeFacts facts) implements ThemeEvent {}

    record ThemeRevised(ThemeFacts facts) implements ThemeEvent {}
}
