package se.samrad.contracts.meetings;

/** Where the people were. */
public enum MeetingFormat {
    ON_SITE,
    DIGITAL,
    HYBRID
}
