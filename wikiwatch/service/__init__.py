"""What a service manager, a collector of logs and a monitor are told about a run."""
