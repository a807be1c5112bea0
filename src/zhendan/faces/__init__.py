"""界面: what people and programs meet; it says what the steps found and decides nothing."""
