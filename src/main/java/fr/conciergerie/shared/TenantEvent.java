package fr.conciergerie.shared;

/** Something that happened in the data of one operator; the frame binds that operator for whoever listens. */
public interface TenantEvent {

    OperatorId operator();
}
