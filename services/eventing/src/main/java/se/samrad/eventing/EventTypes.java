package se.samrad.eventing;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * The events of one sealed interface by their names on the wire, and how older schemas of them are brought up to today's.
 * An event's present schema number is one more than the number of its upcasters. Never a Java class name on the wire.
 */
public final class EventTypes<E> {
    private record Type<E>(Class<? extends E> shape, Map<Integer, UnaryOperator<ObjectNode>> upcasters) {
        int schema() {
            return 1 + upcasters.size();
        }
    }

    private final Map<String, Type<E>> types = new HashMap<>();

    private EventTypes() {}

    @SuppressWarnings("unchecked") // a permitted subclass of E is an E
    public static <E> EventTypes<E> of(Class<E> sealed) {
        EventTypes<E> all = new EventTypes<>();
        Class<?>[] permitted = sealed.getPermittedSubclasses();
        if (permitted == null) throw new IllegalArgumentException(sealed + " is not sealed");
        for (Class<?> shape : permitted) {
            all.types.put(name(shape), new Type<>((Class<? extends E>) shape, new HashMap<>()));
        }
        return all;
    }

    /** Adds how schema {@code from} of a type becomes {@code from + 1}; to be called in ascending order. */
    public EventTypes<E> upcast(Class<? extends E> shape, int from, UnaryOperator<ObjectNode> upcaster) {
        Type<E> type = known(name(shape));
        if (from != type.schema())
            throw new IllegalArgumentException(shape + ": next upcaster is from " + type.schema());
        type.upcasters.put(from, upcaster);
        return this;
    }

    public String nameOf(Object event) {
        return name(event.getClass());
    }

    public int schemaOf(Object event) {
        return known(nameOf(event)).schema();
    }

    public Optional<Integer> schemaOf(String type) {
        return Optional.ofNullable(types.get(type)).map(Type::schema);
    }

    /**
     * Reads an event of any schema up to today's.
     *
     * @throws UnreadableEvent when the type is unknown, the schema is newer than ours, or the content does not fit
     */
    public E read(String type, int schema, String data) {
        Type<E> known = types.get(type);
        if (known == null) throw new UnreadableEvent("unknown type " + type);
        if (schema > known.schema())
            throw new UnreadableEvent(type + " has schema " + schema + ", known is " + known.schema());
        try {
            if (schema == known.schema()) return Json.MAPPER.readValue(data, known.shape());
            ObjectNode node = (ObjectNode) Json.MAPPER.readTree(data);
            for (int from = schema; from < known.schema(); from++) {
                UnaryOperator<ObjectNode> upcaster = known.upcasters().get(from);
                if (upcaster == null) throw new UnreadableEvent(type + " has no upcaster from " + from);
                node = upcaster.apply(node);
            }
            return Json.MAPPER.treeToValue(node, known.shape());
        } catch (UnreadableEvent e) {
            throw e;
        } catch (RuntimeException e) {
            throw new UnreadableEvent(
                    type + " schema " + schema + ": " + e.getClass().getSimpleName(), e);
        }
    }

    private Type<E> known(String name) {
        Type<E> type = types.get(name);
        if (type == null) throw new IllegalArgumentException("no such event: " + name);
        return type;
    }

    private static String name(Class<?> shape) {
        return shape.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
