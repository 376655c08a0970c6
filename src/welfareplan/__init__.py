"""Municipal welfare plans as values."""
