package se.samrad.eventing;

/**
 * What came of a command.
 *
 * @param version of the stream's last event, 0 when there is none
 * @param publicVersion of its last event with a public part, 0 for none
 * @param answer JSON, as first given
 * @param changed whether this call added events
 * @param repeated whether this is the first answer given again
 */
public record Outcome(
        String stream, long version, long publicVersion, String answer, boolean changed, boolean repeated) {
    public <T> T answer(Class<T> type) {
        return Json.read(answer, type);
    }
}
