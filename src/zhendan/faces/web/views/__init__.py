"""What each address of the workbench shows or does; every one goes through the gate."""
