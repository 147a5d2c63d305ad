import '../schema/b.ts';
