"""Tools for those who build Zhendan; nothing here is shipped."""
