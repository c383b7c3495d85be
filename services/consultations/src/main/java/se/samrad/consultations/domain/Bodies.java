package se.samrad.consultations.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Topics;
import se.samrad.contracts.Vocabulary;
import se.samrad.contracts.consultations.BodyEvent;
import se.samrad.contracts.consultations.BodyEvent.BodyChanged;
import se.samrad.contracts.consultations.BodyEvent.BodyLeft;
import se.samrad.contracts.consultations.BodyEvent.BodyMergeUndone;
import se.samrad.contracts.consultations.BodyEvent.BodyMerged;
import se.samrad.contracts.consultations.BodyEvent.BodyRegistered;
import se.samrad.contracts.consultations.BodyEvent.BodyRenameUndone;
import se.samrad.contracts.consultations.BodyEvent.BodyRenamed;
import se.samrad.contracts.consultations.BodyEvent.BodyReturned;
import se.samrad.contracts.consultations.BodyFacts;
import se.samrad.contracts.consultations.BodyState;
import se.samrad.contracts.consultations.BodyState.FormerName;
import se.samrad.contracts.published.PublicBody;
import se.samrad.contracts.published.PublicBodyEvent;
import se.samrad.contracts.published.PublicBodyEvent.BodyLeftPublicly;
import se.samrad.contracts.published.PublicBodyEvent.BodyMergeUndonePublicly;
import se.samrad.contracts.published.PublicBodyEvent.BodyMergedPublicly;
import se.samrad.contracts.published.PublicBodyEvent.BodyNamed;
import se.samrad.contracts.published.PublicBodyEvent.BodyReturnedPublicly;
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

        /**
         * In the register.
         *
         * @param namedFrom the first day of its name; null when not known
         * @param formerNames the oldest first
         * @param leftOn its last day, when it is no more; null while it is there
         */
        record Registered(
                BodyFacts facts,
                @Nullable LocalDate namedFrom,
                List<FormerName> formerNames,
                @Nullable LocalDate leftOn)
                implements Body {
            public Registered(BodyFacts facts, @Nullable LocalDate namedFrom, List<FormerName> formerNames) {
                this(facts, namedFrom, formerNames, null);
            }

            public Registered(BodyFacts facts) {
                this(facts, null, List.of());
            }
        }

        /**
         * The same as another, which stands for it.
         *
         * @param was what the register said of it, and says again if it was a mistake
         */
        record Merged(Registered was, String into) implements Body {
            public BodyFacts facts() {
                return was.facts();
            }
        }
    }

    private static final int ALIASES_MAX = 50;
    private static final int FORMER_NAMES_MAX = 50;
    private static final Body NONE = new Body.None();

    /** Streams {@code bodies/<id>}. */
    public static final StreamKind<BodyEvent, Body> BODY = new StreamKind<>(
            Vocabulary.BODIES.stream(),
            Topics.CONSULTATIONS,
            "/samrad/consultations",
            EventTypes.of(BodyEvent.class),
            NONE,
            Bodies::evolve,
            new StreamKind.Standing<>(Vocabulary.schema(BodyState.class), Bodies::standing),
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
            // A list from before the new name would take it away, and nobody would notice.
            case Body.Registered registered
            when had(registered, facts.name()) -> throw Rejected.member("name", "former-name");
            case Body.Registered registered -> List.of(new BodyChanged(facts));
            case Body.Merged merged -> throw Rejected.because("body-merged");
        };
    }

    private static boolean had(Body.Registered registered, String name) {
        return !registered.facts().name().equals(name)
                && registered.formerNames().stream()
                        .anyMatch(former -> former.name().equals(name));
    }

    /**
     * Gives the body another name from a day on, and keeps the one before as a former name. The same name again sets its day
     * right.
     *
     * @param today in Sweden
     * @throws Rejected unknown; {@code body-merged}; {@code person-has-no-alias}, as a person's names are kept where they can be
     *     deleted; the member {@code from} or {@code name}
     */
    public static List<BodyEvent> rename(String name, LocalDate from, LocalDate today, Body state) {
        if (state instanceof Body.Merged) throw Rejected.because("body-merged");
        if (!(state instanceof Body.Registered registered)) throw Rejected.unknown();
        if (registered.facts().person()) throw Rejected.because("person-has-no-alias");
        if (from.isAfter(today)) throw Rejected.member("from", "name-in-the-future");
        boolean same = registered.facts().name().equals(name);
        if (same && from.equals(registered.namedFrom())) return List.of();
        LocalDate before = same ? firstDayOfLast(registered) : registered.namedFrom();
        if (before != null && !from.isAfter(before)) throw Rejected.member("from", "name-not-later");
        if (!same && registered.formerNames().size() >= FORMER_NAMES_MAX) throw Rejected.member("name", "too-many");
        return List.of(new BodyRenamed(name, from));
    }

    /**
     * Takes back that the body has got another name: it has the one before again.
     *
     * @param name the mistaken one, so that the same asked twice does not take back the change before it too
     * @throws Rejected unknown; {@code body-merged}; {@code not-renamed}; the member {@code name}
     */
    public static List<BodyEvent> undoRename(String name, Body state) {
        Body.Registered registered = itself(state);
        if (registered.formerNames().isEmpty()) throw Rejected.because("not-renamed");
        if (!registered.facts().name().equals(name)) throw Rejected.member("name", "not-its-name");
        return List.of(new BodyRenameUndone(name));
    }

    private static Body renameUndone(Body.Registered before) {
        List<FormerName> former = new ArrayList<>(before.formerNames());
        FormerName last = former.removeLast();
        return new Body.Registered(
                named(last.name(), before.facts()), last.from(), List.copyOf(former), before.leftOn());
    }

    private static BodyFacts named(String name, BodyFacts facts) {
        return new BodyFacts(
                name,
                facts.type(),
                facts.organisationNumber(),
                facts.municipalityCode(),
                facts.aliases(),
                facts.groups(),
                facts.person());
    }

    private static @Nullable LocalDate firstDayOfLast(Body.Registered registered) {
        return registered.formerNames().isEmpty()
                ? null
                : registered.formerNames().getLast().from();
    }

    private static Body renamed(Body.Registered before, BodyRenamed renamed) {
        List<FormerName> former = new ArrayList<>(before.formerNames());
        String name = before.facts().name();
        LocalDate from = before.namedFrom();
        LocalDate until = renamed.from().minusDays(1);
        if (!name.equals(renamed.name())) former.add(new FormerName(name, from, until));
        else if (!former.isEmpty()) {
            FormerName last = former.removeLast();
            former.add(new FormerName(last.name(), last.from(), until));
        }
        return new Body.Registered(
                named(renamed.name(), before.facts()), renamed.from(), List.copyOf(former), before.leftOn());
    }

    /**
     * Says that the body is no more. What it was asked and has answered stays as it is, and nobody asks it anew.
     *
     * @param on its last day
     * @param today in Sweden
     * @throws Rejected unknown; {@code body-merged}; the member {@code on}
     */
    public static List<BodyEvent> leave(LocalDate on, LocalDate today, Body state) {
        Body.Registered registered = itself(state);
        if (on.isAfter(today)) throw Rejected.member("on", "in-the-future");
        return on.equals(registered.leftOn()) ? List.of() : List.of(new BodyLeft(on));
    }

    /**
     * Says that the body is there after all.
     *
     * @throws Rejected unknown; {@code body-merged}; {@code not-left}
     */
    public static List<BodyEvent> comeBack(Body state) {
        if (itself(state).leftOn() == null) throw Rejected.because("not-left");
        return List.of(new BodyReturned());
    }

    private static Body.Registered itself(Body state) {
        if (state instanceof Body.Merged) throw Rejected.because("body-merged");
        if (!(state instanceof Body.Registered registered)) throw Rejected.unknown();
        return registered;
    }

    /**
     * Says that the body is the same as another, which stands for it from here on. Nothing is told to the other's stream: what it
     * is called besides, and what it was asked, is read from all that were merged into it.
     *
     * @param target how the other stands
     * @throws Rejected unknown; {@code already-merged}, a conflict, into yet another; {@code person-not-merged}, as the names of
     *     the one are public and those of the other are not; the member {@code into}
     */
    public static List<BodyEvent> merge(String body, String into, Body target, Body state) {
        if (state instanceof Body.None) throw Rejected.unknown();
        if (body.equals(into)) throw Rejected.member("into", "same-body");
        if (state instanceof Body.Merged merged) {
            if (merged.into().equals(into)) return List.of();
            throw Rejected.conflict("already-merged", Map.of("into", merged.into()));
        }
        return switch (target) {
            case Body.None none -> throw Rejected.member("into", "unknown-body");
            case Body.Merged merged -> throw Rejected.member("into", "body-merged");
            case Body.Registered other when other.leftOn() != null -> throw Rejected.member("into", "body-left");
            case Body.Registered other -> {
                boolean person = other.facts().person()
                        || (state instanceof Body.Registered one && one.facts().person());
                if (person) throw Rejected.because("person-not-merged");
                yield List.of(new BodyMerged(into));
            }
        };
    }

    /**
     * Takes back that the body is the same as another.
     *
     * @throws Rejected unknown; {@code not-merged}
     */
    public static List<BodyEvent> undoMerge(Body state) {
        return switch (state) {
            case Body.None none -> throw Rejected.unknown();
            case Body.Registered registered -> throw Rejected.because("not-merged");
            case Body.Merged merged -> List.of(new BodyMergeUndone(merged.into()));
        };
    }

    /**
     * Remembers that the body is called this too; what it is called already changes nothing.
     *
     * @throws Rejected unknown; {@code body-merged}; {@code person-has-no-alias}, as a person's names are kept where they can be
     *     deleted; {@code too-many}
     */
    public static List<BodyEvent> alias(String alias, Body state) {
        if (state instanceof Body.Merged) throw Rejected.because("body-merged");
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
            case BodyChanged changed -> {
                Body.Registered before = was(state);
                yield new Body.Registered(changed.facts(), before.namedFrom(), before.formerNames(), before.leftOn());
            }
            case BodyRenamed renamed -> renamed(was(state), renamed);
            case BodyRenameUndone undone -> renameUndone(was(state));
            case BodyLeft left -> left(was(state), left.on());
            case BodyReturned returned -> left(was(state), null);
            case BodyMerged merged -> new Body.Merged(was(state), merged.into());
            case BodyMergeUndone undone -> was(state);
        };
    }

    private static Body left(Body.Registered before, @Nullable LocalDate on) {
        return new Body.Registered(before.facts(), before.namedFrom(), before.formerNames(), on);
    }

    /** What the register says of the body, or said until it was merged; empty when it never said anything. */
    public static Optional<Body.Registered> known(Body state) {
        return switch (state) {
            case Body.None none -> Optional.empty();
            case Body.Registered registered -> Optional.of(registered);
            case Body.Merged merged -> Optional.of(merged.was());
        };
    }

    private static Body.Registered was(Body state) {
        return known(state).orElseThrow(() -> new IllegalStateException("not in the register"));
    }

    private static Object standing(Body state) {
        Body.Registered was = was(state);
        return BodyState.of(was.facts(), into(state), was.namedFrom(), was.formerNames(), was.leftOn());
    }

    private static @Nullable String into(Body state) {
        return state instanceof Body.Merged merged ? merged.into() : null;
    }

    private static @Nullable Object publicAfter(Body state) {
        Body.Registered known = known(state).orElse(null);
        if (known == null || known.facts().person()) return null;
        BodyFacts facts = known.facts();
        return new PublicBody(facts.name(), facts.type(), facts.municipalityCode(), into(state), known.leftOn());
    }

    private static @Nullable PublicBodyEvent tell(Body before, BodyEvent event, Body after) {
        if (!(publicAfter(after) instanceof PublicBody now) || now.equals(publicAfter(before))) return null;
        return switch (event) {
            case BodyRegistered registered -> new BodyNamed(now.name());
            case BodyChanged changed -> new BodyNamed(now.name());
            case BodyRenamed renamed -> new BodyNamed(now.name());
            case BodyRenameUndone undone -> new BodyNamed(now.name());
            case BodyLeft left -> new BodyLeftPublicly(left.on());
            case BodyReturned returned -> new BodyReturnedPublicly();
            case BodyMerged merged -> new BodyMergedPublicly(merged.into());
            case BodyMergeUndone undone -> new BodyMergeUndonePublicly();
        };
    }
}
