package se.samrad.consultations.register;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.consultations.OwnView;
import se.samrad.consultations.domain.Bodies.Body;
import se.samrad.consultations.domain.Groups;
import se.samrad.consultations.domain.Groups.Because;
import se.samrad.consultations.domain.Groups.Group;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.MergedBodies;
import se.samrad.contracts.consultations.GroupFacts;
import se.samrad.contracts.consultations.GroupFacts.Member;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Commands.Folded;
import se.samrad.eventing.Json;
import se.samrad.eventing.views.Views;

/** The groups that there are, and who belongs to them. A group that nobody has defined is what the register says of bodies. */
@Component
class GroupRegister {
    /**
     * A group in the list.
     *
     * @param name null when nobody has defined it
     * @param bodies how many belong on the day asked for
     */
    record Listed(
            String id,
            @Nullable String name,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            boolean byRule,
            int bodies) {}

    /** A body that belongs, and why. */
    record Belonging(String id, String name, BodyType type, Because because) {}

    /** A body that is named, with its name where the register has it. */
    record Named(
            String body,
            @Nullable String name,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    /**
     * A group.
     *
     * @param bodies all that belong on the day asked for, by name
     * @param version 0 when nobody has defined it
     */
    record Shown(
            String id,
            @Nullable String name,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            List<Named> members,
            GroupFacts.@Nullable Rule rule,
            LocalDate on,
            List<Belonging> bodies,
            long version) {}

    private final Views views;
    private final OwnView view;
    private final Commands commands;
    private final BodyRegister register;

    GroupRegister(Views views, OwnView view, Commands commands, BodyRegister register) {
        this.views = views;
        this.view = view;
        this.commands = commands;
        this.register = register;
    }

    /** Every group that is defined or that some body is registered with, by id. */
    List<Listed> all(LocalDate on) {
        Map<String, Body.Registered> bodies = register.standing();
        Map<String, GroupFacts> defined = defined();
        Set<String> ids = new TreeSet<>(defined.keySet());
        for (Body.Registered body : bodies.values()) {
            if (!body.facts().person()) ids.addAll(body.facts().groups());
        }
        MergedBodies merged = register.merged();
        List<Listed> all = new ArrayList<>();
        for (String id : ids) {
            GroupFacts facts = defined.get(id);
            int count = belonging(id, facts, bodies, merged, on).size();
            all.add(
                    facts == null
                            ? new Listed(id, null, null, null, false, count)
                            : new Listed(id, facts.name(), facts.from(), facts.until(), facts.rule() != null, count));
        }
        return all;
    }

    /** A group as its stream has it; also one that nobody has defined and nothing belongs to. */
    Shown one(String id, LocalDate on) {
        Map<String, Body.Registered> bodies = register.standing();
        MergedBodies merged = register.merged();
        Folded<Group> folded = commands.fold(Groups.GROUP, Groups.stream(id));
        GroupFacts facts = folded.state() instanceof Group.Defined defined ? defined.facts() : null;
        List<Belonging> belonging = belonging(id, facts, bodies, merged, on);
        if (facts == null) return new Shown(id, null, null, null, List.of(), null, on, belonging, 0);
        List<Named> named = new ArrayList<>();
        for (Member member : facts.members()) {
            Body.Registered body = bodies.get(merged.standing(member.body()));
            named.add(
                    new Named(member.body(), body == null ? null : body.facts().name(), member.from(), member.until()));
        }
        return new Shown(
                id, facts.name(), facts.from(), facts.until(), named, facts.rule(), on, belonging, folded.version());
    }

    /** Ids of all that belong to the group on the day. */
    Set<String> bodies(String group, LocalDate on) {
        Document row = rows().find(eq("_id", group)).first();
        GroupFacts facts = row == null ? null : facts(row);
        return belonging(group, facts, register.standing(), register.merged(), on).stream()
                .map(Belonging::id)
                .collect(Collectors.toSet());
    }

    private static List<Belonging> belonging(
            String group,
            @Nullable GroupFacts facts,
            Map<String, Body.Registered> bodies,
            MergedBodies merged,
            LocalDate on) {
        GroupFacts now = facts == null ? null : standing(facts, merged);
        List<Belonging> all = new ArrayList<>();
        bodies.forEach((id, body) -> Groups.belongs(group, now, id, body, on)
                .ifPresent(because -> all.add(
                        new Belonging(id, body.facts().name(), body.facts().type(), because))));
        return all;
    }

    /** With those that were merged named by the one that stands for them. */
    private static GroupFacts standing(GroupFacts facts, MergedBodies merged) {
        List<Member> members = facts.members().stream()
                .map(member -> new Member(merged.standing(member.body()), member.from(), member.until()))
                .toList();
        return new GroupFacts(facts.name(), facts.from(), facts.until(), members, facts.rule());
    }

    private Map<String, GroupFacts> defined() {
        List<Document> all = rows().find().into(new ArrayList<>());
        return all.stream().collect(Collectors.toMap(row -> row.getString("_id"), GroupRegister::facts));
    }

    private static GroupFacts facts(Document row) {
        return Json.MAPPER.convertValue(row.get(OwnView.GROUP, Document.class), GroupFacts.class);
    }

    private MongoCollection<Document> rows() {
        return views.rows(view).in(OwnView.GROUPS);
    }
}
