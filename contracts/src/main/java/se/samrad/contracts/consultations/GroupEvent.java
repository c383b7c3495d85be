package se.samrad.contracts.consultations;

/** What can happen to a group of bodies, stream {@code groups/<id>}. */
public sealed interface GroupEvent {
    /** What the group is, from here on; the first time and each time that it is changed. */
    record GroupDefined(GroupFacts facts) implements GroupEvent {}
}
