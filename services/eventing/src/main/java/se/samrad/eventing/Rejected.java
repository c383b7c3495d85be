package se.samrad.eventing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A command was refused; nothing has changed. The reason is a stable code, its words are found in the reader's language. */
public final class Rejected extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Among the facts of a conflict: how it stands now. For staff only, who may see all of it. */
    public static final String SAVED = "saved";

    public enum Kind {
        /** The rules say no. */
        REFUSED,
        /** It does not fit what has happened meanwhile, or another request under the same key. */
        CONFLICT,
        /** What it speaks of does not exist, or is nothing that this caller may know of. */
        UNKNOWN,
        /** The caller may not do this. */
        FORBIDDEN,
        /** Nobody can say just now; the same request may be sent again. */
        UNAVAILABLE,
        /** More than the limit. */
        TOO_LARGE
    }

    /**
     * A member of the request that is wrong.
     *
     * @param member as the caller wrote it: {@code closesOn}, {@code sections[2].section}
     * @param reason a stable code
     */
    public record Member(String member, String reason) {}

    private final Kind kind;
    private final String reason;

    @SuppressWarnings("serial") // lists and maps of strings
    private final List<Member> members;

    @SuppressWarnings("serial")
    private final Map<String, Object> facts;

    private Rejected(Kind kind, String reason, List<Member> members, Map<String, Object> facts) {
        super(reason);
        this.kind = kind;
        this.reason = reason;
        this.members = List.copyOf(members);
        this.facts = Map.copyOf(facts);
    }

    public static Rejected because(String reason) {
        return new Rejected(Kind.REFUSED, reason, List.of(), Map.of());
    }

    public static Rejected because(String reason, Member... members) {
        return new Rejected(Kind.REFUSED, reason, List.of(members), Map.of());
    }

    /** @param facts more for the answer */
    public static Rejected because(String reason, Map<String, Object> facts) {
        return new Rejected(Kind.REFUSED, reason, List.of(), facts);
    }

    public static Rejected member(String member, String reason) {
        return new Rejected(Kind.REFUSED, reason, List.of(new Member(member, reason)), Map.of());
    }

    public static Rejected members(List<Member> members) {
        return new Rejected(Kind.REFUSED, members.getFirst().reason(), members, Map.of());
    }

    public static Rejected conflict(String reason) {
        return new Rejected(Kind.CONFLICT, reason, List.of(), Map.of());
    }

    public static Rejected conflict(String reason, Map<String, Object> facts) {
        return new Rejected(Kind.CONFLICT, reason, List.of(), facts);
    }

    public static Rejected unknown() {
        return new Rejected(Kind.UNKNOWN, "unknown", List.of(), Map.of());
    }

    public static Rejected forbidden() {
        return new Rejected(Kind.FORBIDDEN, "forbidden", List.of(), Map.of());
    }

    public static Rejected unavailable(String reason) {
        return new Rejected(Kind.UNAVAILABLE, reason, List.of(), Map.of());
    }

    public static Rejected tooLarge(String member, String reason) {
        return new Rejected(Kind.TOO_LARGE, reason, List.of(new Member(member, reason)), Map.of());
    }

    public Kind kind() {
        return kind;
    }

    public String reason() {
        return reason;
    }

    public List<Member> members() {
        return members;
    }

    /** More for the answer, for example both versions of a mismatch. */
    public Map<String, Object> facts() {
        return facts;
    }

    /** Whether somebody else has saved something since the caller looked. */
    public boolean overtaken() {
        return kind == Kind.CONFLICT && (facts.containsKey(SAVED) || reason.endsWith("-meanwhile"));
    }

    /** The same with more of what is saved than a stream tells of how it stands. */
    public Rejected saved(Map<String, ?> more) {
        Map<String, Object> saved = new LinkedHashMap<>();
        Object told = facts.get(SAVED);
        if (told != null) Json.MAPPER.valueToTree(told).forEachEntry(saved::put);
        saved.putAll(more);
        Map<String, Object> with = new LinkedHashMap<>(facts);
        with.put(SAVED, saved);
        return new Rejected(kind, reason, members, with);
    }

    /** A refusal is an answer, not an accident: no stack is walked for it. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
