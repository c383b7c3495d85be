package se.samrad.contracts.meetings;

/** What kind of meeting. */
public enum MeetingType {
    DIALOGUE_MEETING,
    AUTHORITY_DIALOGUE,
    NETWORK_MEETING,
    CONFERENCE,
    KICKOFF_MEETING,
    POLITICAL_DIALOGUE
}
