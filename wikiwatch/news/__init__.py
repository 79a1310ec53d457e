"""How people are told: messages through Apprise, and a feed of decisions."""
