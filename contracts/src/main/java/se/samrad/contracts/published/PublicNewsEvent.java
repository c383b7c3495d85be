package se.samrad.contracts.published;

/** What everybody may know of a news item's course. */
public sealed interface PublicNewsEvent {
    record NewsReadable(String title) implements PublicNewsEvent {}

    /** @param note what was wrong */
    record NewsCorrectedPublicly(String note) implements PublicNewsEvent {}

    /** Never repeats the headline. */
    record NewsTakenDown() implements PublicNewsEvent {}
}
