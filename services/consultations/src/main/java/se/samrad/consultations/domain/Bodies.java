package se.samrad.consultations.domain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Topics;
import se.samrad.contracts.Vocabulary;
import se.samrad.contracts.consultations.BodyEvent;
import se.samrad.contracts.consultations.BodyEvent.BodyChanged;
import se.samrad.contracts.consultations.BodyEvent.BodyRegistered;
import se.samrad.contracts.consultations.BodyFacts;
import se.samrad.contracts.published.PublicBody;
import se.samrad.contracts.published.PublicBodyEvent;
import se.samrad.contracts.published.PublicBodyEvent.BodyNamed;
import se.samrad.eventing.EventTypes;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.StreamKind;

/** What happens to a body in the register. Of a person nothing is public, and nothing but the id and the type is told at all. */
public final class Bodies {
    /** Stands where a person's name would: the name itself is kept where it can be deleted. */
    public static final String PERSON_NAME = "Enskild person";

    /** A body in the register, or not. */
    public sealed interface Body {
        /** Not in the register. */
        record None() implements Body {}

        /** In the register. */
        record Registered(BodyFacts facts) implements Body {}
    }

    private static final int ALIASES_MAX = 50;
    private static final Body NONE = new Body.None();

    /** Streams {@code bodies/<id>}. */
    public static final StreamKind<BodyEvent, Body> BODY = new StreamKind<>(
            Vocabulary.BODIES.stream(),
            Topics.CONSULTATIONS,
            "/samrad/consultations",
            EventTypes.of(BodyEvent.class),
            NONE,
            Bodies::evolve,
            new StreamKind.Standing<>(Vocabulary.schema(BodyFacts.class), Bodies::standing),
            new StreamKind.Open<>(
                    Topics.PUBLIC,
                    EventTypes.of(PublicBodyEvent.class),
                    Vocabulary.schema(PublicBody.class),
                    Bodies::publicAfter,
                    Bodies::tell));

    private Bodies() {}

    public static String stream(String id) {
        return BODY.name() + "/" + id;
    }

    /** Registers the body, or changes what is said of it; the same again changes nothing. */
    public static List<BodyEvent> register(BodyFacts facts, Body state) {
        return switch (state) {
            case Body.None none -> List.of(new BodyRegistered(facts));
            case Body.Registered registered when registered.facts().equals(facts) -> List.of();
            // What has been public stays public: the name is out, and cannot be called back by a number.
            case Body.Registered registered
            when facts.person() && !registered.facts().person() ->
                throw Rejected.member("organisationNumber", "cannot-become-person");
            case Body.Registered registered -> List.of(new BodyChanged(facts));
        };
    }

    /**
     * Remembers that the body is called this too; what it is called already changes nothing.
     *
     * @throws Rejected unknown; {@code person-has-no-alias}, as a person's names are kept where they can be deleted;
     *     {@code too-many}
     */
    public static List<BodyEvent> alias(String alias, Body state) {
        if (!(state instanceof Body.Registered registered)) throw Rejected.unknown();
        BodyFacts facts = registered.facts();
        if (facts.person()) throw Rejected.because("person-has-no-alias");
        if (facts.name().equals(alias) || facts.aliases().contains(alias)) return List.of();
        if (facts.aliases().size() >= ALIASES_MAX) throw Rejected.member("alias", "too-many");
        List<String> aliases = new ArrayList<>(facts.aliases());
        aliases.add(alias);
        return List.of(new BodyChanged(new BodyFacts(
                facts.name(),
                facts.type(),
                facts.organisationNumber(),
                facts.municipalityCode(),
                aliases,
                facts.groups(),
                false)));
    }

    public static Body evolve(Body state, BodyEvent event) {
        return switch (event) {
            case BodyRegistered registered -> new Body.Registered(registered.facts());
            case BodyChanged changed -> new Body.Registered(changed.facts());
        };
    }

    private static Object standing(Body state) {
        return switch (state) {
            case Body.None none -> throw new IllegalStateException("not in the register");
            case Body.Registered registered -> registered.facts();
        };
    }

    private static @Nullable Object publicAfter(Body state) {
        return switch (state) {
            case Body.None none -> null;
            case Body.Registered registered when registered.facts().person() -> null;
            case Body.Registered registered ->
                new PublicBody(
                        registered.facts().name(),
                        registered.facts().type(),
                        registered.facts().municipalityCode());
        };
    }

    private static @Nullable PublicBodyEvent tell(Body before, BodyEvent event, Body after) {
        Object now = publicAfter(after);
        return now instanceof PublicBody open && !now.equals(publicAfter(before)) ? new BodyNamed(open.name()) : null;
    }
}
