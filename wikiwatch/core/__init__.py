"""Pure: what is judged and decided, without database, network, clock or chance."""
